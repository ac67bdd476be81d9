package org.mcsguideline.vignettes;

import org.hl7.fhir.r4.model.Coding;

/** Codes of the record. The displays are those of the terminologies, letter for letter. */
final class Codes {

  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";

  static final String LOINC = "http://loinc.org";

  static final Coding CARDIAC_ARREST = snomed("410429000", "Cardiac arrest (disorder)");
  static final Coding RESUSCITATION =
      snomed("89666000", "Cardiopulmonary resuscitation (procedure)");
  static final Coding ROSC = loinc("67513-2", "Return of spontaneous circulation NEMSIS");
  static final Coding POPULATION_CONFIRMED =
      local("population-confirmed", "Population of the recommendations confirmed");
  static final Coding POPULATION_DETERMINED =
      local("population-determined", "Population of the recommendations determined");
  static final Coding ONSET_SETTING = local("arrest-onset-setting", "Setting of arrest onset");
  static final Coding ONSET_AFTER_EMS =
      local("onset-after-ems-arrival", "Arrest after arrival of emergency medical services");
  static final Coding ONSET_BEFORE_EMS =
      local("onset-before-ems-arrival", "Arrest before arrival of emergency medical services");
  static final Coding ONSET_IN_HOSPITAL = local("onset-in-hospital", "Arrest in hospital");

  static final Coding GCS_EYE = loinc("9267-6", "Glasgow coma score eye opening");
  static final Coding GCS_VERBAL = loinc("9270-0", "Glasgow coma score verbal");
  static final Coding GCS_MOTOR = loinc("9268-4", "Glasgow coma score motor");
  static final Coding SEDATED =
      local("sedated-or-relaxed", "Sedative or muscle relaxant active at neurological examination");

  static final Coding SYSTOLIC_PRESSURE = loinc("8480-6", "Systolic blood pressure");
  static final Coding SUPPORT_NEEDED =
      local(
          "circulatory-support-needed",
          "Vasopressor, inotrope or temporary MCS needed to keep systolic pressure");
  static final Coding NOREPINEPHRINE =
      new Coding("http://www.nlm.nih.gov/research/umls/rxnorm", "7512", "norepinephrine");
  static final Coding LACTATE = loinc("2518-9", "Lactate [Moles/volume] in Arterial blood");
  static final Coding COLD_SKIN = local("cold-or-clammy-skin", "Cold or clammy skin");
  static final Coding URINE_OUTPUT = loinc("9187-6", "Urine output");
  static final Coding SHOCK_CAUSE = local("shock-cause", "Cause of shock");
  static final Coding CAUSE_CARDIOGENIC = local("shock-cause-cardiogenic", "Cardiogenic");
  static final Coding CAUSE_NOT_CARDIOGENIC =
      local("shock-cause-non-cardiogenic", "Not cardiogenic");
  static final Coding CAUSE_MIXED = local("shock-cause-mixed", "Mixed");
  static final Coding CARDIOGENIC_SHOCK = snomed("89138009", "Cardiogenic shock (disorder)");
  static final Coding SEPTIC_SHOCK = snomed("76571007", "Septic shock (disorder)");

  static final Coding STEMI =
      snomed("401303003", "Acute ST segment elevation myocardial infarction (disorder)");
  static final Coding NSTEMI =
      snomed("401314000", "Acute non-ST segment elevation myocardial infarction (disorder)");
  static final Coding SEPTAL_RUPTURE =
      new Coding(
          "http://hl7.org/fhir/sid/icd-10-cm",
          "I23.2",
          "Ventricular septal defect as current complication following acute myocardial"
              + " infarction");
  static final Coding ORGAN_FAILURE_REFRACTORY =
      local("organ-failure-refractory", "Refractory organ failure");

  static final Coding RATIONALE =
      local(
          "selection-rationale",
          "Individual selection rationale for mechanical circulatory support");
  static final Coding PURPOSE_RESCUE = local("purpose-haemodynamic-rescue", "Haemodynamic rescue");
  static final Coding FEATURES_CONSIDERED =
      local("features-considered", "Features of the selection profile considered");
  static final Coding GOALS_CHECKED = local("goals-checked", "Goals of care checked");
  static final Coding GOALS =
      local("goals-of-care-mcs", "Goals of care with regard to mechanical circulatory support");
  static final Coding GOALS_FULL = local("goals-full-treatment", "Full treatment");
  static final Coding GOALS_NO_RESUSCITATION =
      local("goals-no-resuscitation-only", "No resuscitation attempt, other limits not stated");
  static final Coding GOALS_EXCLUDE_MCS =
      local("goals-exclude-mcs", "Goals exclude mechanical circulatory support");
  static final Coding GOALS_MCS_REFUSED =
      local("goals-mcs-refused", "Mechanical circulatory support refused");
  static final Coding CAN_BE_IMPLEMENTED =
      local("mcs-can-be-implemented", "Mechanical circulatory support can be implemented here now");

  static final Coding DEVICE_CONSIDERED = local("device-considered", "Device considered");
  static final Coding SCAI_STAGE = local("scai-shock-stage", "SCAI SHOCK stage");
  static final Coding SCAI_STAGE_C = local("scai-stage-c", "Stage C");
  static final Coding SCAI_ARREST =
      local("scai-arrest-modifier", "Cardiac arrest modifier of the SCAI SHOCK stage");
  static final Coding BRAIN_INJURY_RISK =
      local("hypoxic-brain-injury-risk-high", "High risk of hypoxic brain injury");
  static final Coding MULTI_ORGAN_FAILURE = local("multi-organ-failure", "Multi-organ failure");
  static final Coding N20 =
      local("ssep-n20-amplitude", "Somatosensory evoked potential, N20 amplitude");
  static final Coding EEG =
      local("eeg-continuous-without-discharges", "Continuous EEG background without discharges");
  static final Coding MRI =
      local("mri-without-diffusion-restriction", "Brain MRI without diffusion restriction");
  static final Coding VENOUS_SATURATION =
      local("mixed-venous-oxygen-saturation", "Mixed venous oxygen saturation");
  static final Coding ARTERIAL_OXYGEN_NORMAL =
      local("arterial-oxygen-normal", "Arterial oxygen normal");
  static final Coding AORTIC_VALVE_DISEASE =
      local("severe-aortic-valve-disease", "Severe aortic valve disease");
  static final Coding RIGHT_HEART_FAILURE =
      local("predominant-right-ventricular-failure", "Predominant right ventricular failure");
  static final Coding HEPARIN_INTOLERANCE = local("heparin-intolerance", "Heparin intolerance");
  static final Coding EJECTION_FRACTION = loinc("10230-1", "Left ventricular Ejection fraction");

  static final Coding IABP =
      snomed("16965008", "Insertion of intra-aortic balloon counterpulsation (procedure)");
  static final Coding IABP_REMOVAL =
      snomed("40267005", "Intraaortic balloon pump removal (procedure)");
  static final Coding VA_ECMO =
      snomed("786451004", "Venoarterial extracorporeal membrane oxygenation (procedure)");
  static final Coding MICRO_AXIAL_PUMP = local("micro-axial-flow-pump", "Micro-axial flow pump");
  static final Coding TANDEMHEART =
      local("tandemheart", "Left atrial to femoral artery pump (TandemHeart)");
  static final Coding DURABLE_LVAD =
      local("durable-lvad", "Durable left ventricular assist device");

  static final Coding NSE =
      loinc("15060-7", "Enolase.neuron specific [Mass/volume] in Serum or Plasma");
  static final Coding LIMB_CHECK =
      snomed("713134004", "Assessment of peripheral neurovascular function (procedure)");
  static final Coding LIMB_NO_NEW_FINDING =
      local("limb-no-new-finding", "No new finding in the limb");
  static final Coding LIMB_NO_DOPPLER =
      local("limb-no-arterial-doppler", "No arterial Doppler signal");
  static final Coding NIRS_CANNULATED =
      local("limb-nirs-cannulated", "Limb near-infrared oxygen saturation, cannulated side");
  static final Coding NIRS_OTHER =
      local("limb-nirs-other", "Limb near-infrared oxygen saturation, other side");
  static final Coding NEURO_CHECK = snomed("225398001", "Neurological assessment (procedure)");
  static final Coding NEURO_NO_NEW_DEFICIT =
      local("neuro-no-new-deficit", "No new neurological deficit");
  static final Coding NEURO_PUPIL_CHANGE = local("neuro-pupil-change", "New pupil change");
  static final Coding HAEMOGLOBIN = loinc("718-7", "Hemoglobin [Mass/volume] in Blood");
  static final Coding OVERT_BLEEDING = local("overt-bleeding", "Overt bleeding");
  static final Coding TRANSFUSION = local("red-cell-transfusion", "Transfusion of red cells");
  static final Coding CREATININE = loinc("2160-0", "Creatinine [Mass/volume] in Serum or Plasma");
  static final Coding FREE_HAEMOGLOBIN = loinc("721-1", "Free Hemoglobin [Mass/volume] in Plasma");
  static final Coding DEHYDROGENASE =
      loinc("2532-0", "Lactate dehydrogenase [Enzymatic activity/volume] in Serum or Plasma");
  static final Coding HEART_RATE = loinc("8867-4", "Heart rate");
  static final Coding BODY_WEIGHT = loinc("29463-7", "Body weight");
  static final Coding DEFIBRILLATION =
      snomed("308842001", "Direct current defibrillation (procedure)");
  static final Coding SITE_CHECK = local("access-site-check", "Check the access site");
  static final Coding SITE_NO_NEW_FINDING =
      local("site-no-new-finding", "No bleeding or haematoma at the access site");
  static final Coding RHYTHM_CHECK = local("rhythm-check", "Review the rhythm");
  static final Coding RHYTHM_NONE = local("rhythm-no-new-arrhythmia", "No new arrhythmia");
  static final Coding RHYTHM_VF = local("rhythm-vf", "Ventricular fibrillation");
  static final Coding INFECTION_CHECK = local("infection-check", "Look for signs of infection");
  static final Coding INFECTION_NONE = local("infection-no-sign", "No sign of infection");
  static final Coding INFECTION_SUSPECTED = local("infection-suspected", "Infection suspected");
  static final Coding SOFA = local("sofa-total", "SOFA, total");
  static final Coding DEVICE_CHECK = local("device-check", "Check the device");
  static final Coding DEVICE_WORKS = local("device-works", "Device works as intended");

  private Codes() {}

  static Coding snomed(String code, String display) {
    return new Coding("http://snomed.info/sct", code, display);
  }

  static Coding loinc(String code, String display) {
    return new Coding(LOINC, code, display);
  }

  static Coding local(String code, String display) {
    return new Coding("http://fhir.org/guides/mcs-after-rosc/CodeSystem/mcs-local", code, display);
  }

  /** The category by which a clinical system finds an observation. */
  static Coding categoryOf(Coding code) {
    String category =
        switch (code.getCode()) {
          case "8480-6", "85354-9", "9187-6", "29463-7", "8867-4" -> "vital-signs";
          case "2518-9", "718-7", "2160-0", "15060-7", "721-1", "25433-4", "2532-0" -> "laboratory";
          default -> "exam";
        };
    return new Coding().setSystem(CATEGORY).setCode(category);
  }
}
