package org.mcsguideline.knowledge.assembly;

/** Each a file, what is replaced in it, by what, and what the build then has to say. */
final class PlantedDefects {

  static final String PLANTED =
      """
      CQL error         | cql/Fever.cql | "Newest Value" is not null | "No Such Define" is not null | cql/Fever.cql:38:3:
      version           | cql/Fever.cql | version '2024.1.0-draft' | version '2023.1.0' | cql/Fever.cql:1: the version must be 2024.1.0-draft
      header            | cql/Fever.cql | library Fever version | library Cold version | cql/Fever.cql:1: must begin with
      clock             | cql/Fever.cql | on or before "Decision Time" | on or before Now() | cql/Fever.cql:23: the only present
      forbidden in CQL  | cql/Fever.cql | 'Temperature is ' | 'Guaranteed temperature ' | cql/Fever.cql:47: "guaranteed" is on the list
      CQL value set     | cql/Fever.cql | ValueSet/fever-body-temperature | ValueSet/other | cql/Fever.cql:9:1: there is no value set
      unused value set  | cql/Fever.cql | ValueSet/fever-body-temperature | ValueSet/other | fever-body-temperature.json:4: the value set is not used
      CQL code          | cql/Fever.cql | code "Temperature Device": '8310-5' | code "Temperature Device": '8310-6' | cql/Fever.cql:11:1: 8310-6 is not a LOINC code
      CQL display       | cql/Fever.cql | display 'Body temperature' | display 'Warmth' | cql/Fever.cql:11:1: the display of code 8310-5 must be: Body temperature
      id and file       | fhir-resources/valueset/fever-body-temperature.json | "id": "fever-body-temperature" | "id": "warmth" | :3: the file must be valueset/warmth.json
      id form           | fhir-resources/valueset/fever-body-temperature.json | "id": "fever-body-temperature" | "id": "a b" | :3: id is missing or not in the form
      address           | fhir-resources/codesystem/fever-reasons.json | CodeSystem/fever-reasons" | CodeSystem/other" | :4: url must be http://example.org/guides/fever/CodeSystem/fever-reasons
      title             | fhir-resources/codesystem/fever-reasons.json | "title": "Reasons" | "title": "" | fever-reasons.json:1: title is missing
      authored version  | fhir-resources/codesystem/fever-reasons.json | "title": "Reasons" | "title": "Reasons", "version": "1" | :6: version is given by the build
      dangling          | fhir-resources/plandefinition/fever-rec.json | ActivityDefinition/fever-call-nurse | ActivityDefinition/none | nothing has the address http://example.org/guides/fever/ActivityDefinition/none
      wrong target      | fhir-resources/plandefinition/fever-rec.json | ActivityDefinition/fever-call-nurse | ValueSet/fever-override-reasons | ValueSet/fever-override-reasons is no ActivityDefinition
      missing schedule  | fhir-resources/plandefinition/fever-schedule.json | "Temperature Plan" | "Another Plan" | the library has no define "Another Plan"
      missing board     | fhir-resources/plandefinition/fever-schedule.json | "Temperature Board" | "Another Plan" | the library has no define "Another Plan"
      missing define    | fhir-resources/plandefinition/fever-rec.json | "Fever Is Present" | "Is Ill" | the library has no define "Is Ill"
      condition type    | fhir-resources/plandefinition/fever-rec.json | "Fever Is Present" | "Fever Title" | "Fever Title" is System.String where System.Boolean is needed
      text type         | fhir-resources/plandefinition/fever-rec.json | "Fever Text" | "Fever Is Known" | "Fever Is Known" is System.Boolean where System.String is needed
      two libraries     | fhir-resources/plandefinition/fever-rec.json | "http://example.org/guides/fever/Library/Fever" | "http://example.org/guides/fever/Library/Fever", "http://example.org/guides/fever/Library/Fever" | exactly one library
      language          | fhir-resources/plandefinition/fever-rec.json | text/cql-identifier | text/cql | the language of expressions is text/cql-identifier
      condition kind    | fhir-resources/plandefinition/fever-rec.json | applicability | start | only conditions of kind applicability
      long title        | fhir-resources/plandefinition/fever-rec.json | The temperature is high | The temperature is high and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on and so on. | a title has 1 to 139 characters
      forbidden in plan | fhir-resources/plandefinition/fever-rec.json | Look for the | This is always safe: | "always safe" is on the list of forbidden words
      no trigger name   | fhir-resources/plandefinition/fever-review.json | "name": "order-sign" | "name": "" | the trigger is a named event with a name
      input             | fhir-resources/plandefinition/fever-review.json | "id": "temperatures" | "id": "" | an input has an id, a query pattern and a label
      prefetch key      | fhir-resources/plandefinition/fever-review.json | "id": "notes" | "id": "item3" | a prefetch key is a word of its own
      prefetch key twice | fhir-resources/plandefinition/fever-review.json | "id": "notes" | "id": "temperatures" | a prefetch key is a word of its own
      prefetch path     | fhir-resources/plandefinition/fever-review.json | "valueString": "Observation?patient={{context.patientId}}&category=exam" | "valueString": "Observation?subject=%patient.id" | a query is a read by a token, or a search with plain parameters
      prefetch modifier | fhir-resources/plandefinition/fever-review.json | category=exam | category:not=exam | a query is a read by a token, or a search with plain parameters
      prefetch include  | fhir-resources/plandefinition/fever-review.json | category=exam | _include=x | a query is a read by a token, or a search with plain parameters
      prefetch chain    | fhir-resources/plandefinition/fever-review.json | category=exam | performer.name=x | a query is a read by a token, or a search with plain parameters
      prefetch type     | fhir-resources/plandefinition/fever-review.json | "type": "Patient" | "type": "Person" | a query asks for the type of its input
      prefetch prefix   | fhir-resources/plandefinition/fever-review.json | category=exam | date=ne2024 | a query uses no prefix but eq, lt, gt, ge and le
      prefetch for all  | fhir-resources/plandefinition/fever-review.json | patient={{context.patientId}}&category=exam | category=exam | a query is about the one who is called for
      prefetch draft    | fhir-resources/plandefinition/fever-review.json | Observation?patient={{context.patientId}}&category | Observation?patient={{context.draftOrders}}&category | a token is one that the hook gives in CDS Hooks 2.0
      prefetch required | fhir-resources/plandefinition/fever-review.json | Patient/{{context.patientId}} | Patient/{{context.encounterId}} | required data do not hang on an encounter
      link id form      | fhir-resources/questionnaire/fever-note.json | "linkId": "known" | "linkId": "Known_1" | a linkId is made of lower-case words with dots
      link id twice     | fhir-resources/questionnaire/fever-note.json | "linkId": "measured.note" | "linkId": "measured.where" | two items have the linkId measured.where
      enabled by none   | fhir-resources/questionnaire/fever-note.json | "question": "known" | "question": "seen" | there is no item seen
      filled by none    | fhir-resources/questionnaire/fever-note.json | "Fever Title" | "Fever Name" | the library of the form has no define "Fever Name"
      no template       | fhir-resources/questionnaire/fever-note.json | "#measured" | "#seen" | the form holds no template #seen
      forbidden in form | fhir-resources/questionnaire/fever-note.json | Measured again | Guaranteed again | "guaranteed" is on the list of forbidden words
      no shell content  | fhir-resources/library/Fever.json | ig-loader-Fever.cql | ig-loader-Cold.cql | content must be one entry with the id ig-loader-Fever.cql
      range of nothing  | fhir-resources/library/Fever.json | "name": "Fever Limit" | "name": "Cold Limit" | the library has no parameter Cold Limit
      range type        | fhir-resources/library/Fever.json | "type": "Quantity" | "type": "integer" | the type of Fever Limit is Quantity
      range order       | fhir-resources/library/Fever.json | "value": 37 | "value": 47 | the allowed range of Fever Limit has two ends in order
      no CQL            | fhir-resources/library/Fever.json | "id": "Fever" | "id": "Cold" | Fever.json:3: there is no CQL library of this name
      LOINC digit       | fhir-resources/valueset/fever-body-temperature.json | 8310-5 | 8310-4 | 8310-4 is not a LOINC code
      not verified      | fhir-resources/valueset/fever-body-temperature.json | 8331-1 | 8332-9 | code 8332-9 of http://loinc.org is not verified
      not listed        | fhir-resources/valueset/fever-body-temperature.json | 8331-1 | 8333-7 | code 8333-7 of http://loinc.org is not verified
      display           | fhir-resources/valueset/fever-body-temperature.json | "Oral temperature" | "Oral Temperature" | the display of code 8331-1 must be: Oral temperature
      SNOMED digit      | fhir-resources/activitydefinition/fever-call-nurse.json | "text": "Measure temperature" | "coding": [{"system": "http://snomed.info/sct", "code": "386725008", "display": "x"}] | 386725008 is not an id of a SNOMED CT concept
      structural code   | fhir-resources/library/Fever.json | "logic-library" | "asset-collection" | Fever.json:12: code asset-collection of http://terminology.hl7.org/CodeSystem/library-type is not verified
      structural words  | fhir-resources/library/Fever.json | "Logic Library" | "Logic" | Fever.json:12: the display of code logic-library must be: Logic Library
      no system         | fhir-resources/activitydefinition/fever-call-nurse.json | "text": "Measure temperature" | "coding": [{"code": "386725007"}] | a coding has a system and a code
      ICD-10 code       | fhir-resources/activitydefinition/fever-call-nurse.json | "text": "Measure temperature" | "coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "R50.9", "display": "Fever"}] | code R50.9 of http://hl7.org/fhir/sid/icd-10-cm is not verified
      no definition     | fhir-resources/codesystem/fever-reasons.json | Another measurement is needed. | | a code of ours has a display and a definition
      code twice        | fhir-resources/codesystem/fever-reasons.json | "known" | "measured-wrong" | a code of ours stands once
      empty value set   | fhir-resources/valueset/fever-override-reasons.json | CodeSystem/fever-reasons | CodeSystem/other | the value set has no code
      filter            | fhir-resources/valueset/fever-override-reasons.json | "system": | "filter": [], "system": | a value set lists its codes one by one
      mark of a form    | fhir-resources/questionnaire/fever-form.json | "valueCode": "age" | "valueCode": "years" | an item of this type cannot be exported as years
      mark and type     | fhir-resources/questionnaire/fever-form.json | "valueCode": "index-time" | "valueCode": "as-answered" | an item of this type cannot be exported as as-answered
      two index times   | fhir-resources/questionnaire/fever-form.json | "valueCode": "age" | "valueCode": "index-time" | a form has one index time
      unknown parameter | fhir-resources/parameters/fever-site-profile.json | Fever Limit | Cold Limit | :6: no library has the parameter Cold Limit
      parameter type    | fhir-resources/parameters/fever-site-profile.json | valueString | valueCode | Wards needs a valueString
      one value only    | fhir-resources/parameters/fever-site-profile.json | "Wards" | "Fever Limit" | Fever Limit takes one value only
      ledger define     | evidence/ledger.csv | "Fever.""Fever Is Present"" | "Fever.""No Such"" | ledger.csv:2: the row points nowhere: Fever."No Such"
      ledger parameter  | evidence/ledger.csv | ""Wards"" | ""Rooms"" | ledger.csv:5: the row points nowhere: Fever."Rooms"
      ledger resource   | evidence/ledger.csv | PlanDefinition/fever-rec | PlanDefinition/none | ledger.csv:3: the row points nowhere: PlanDefinition/none
      discrepancy       | evidence/ledger.csv | ,X1, | ,X2, | ledger.csv:3: there is no discrepancy X2
      no discrepancy    | evidence/ledger.csv | ,X1, | ,, | ledger.csv:3: what is contradicted names the discrepancy
      no evidence       | evidence/ledger.csv | ,X1,, | ,X1,T9, | ledger.csv:3: there is no evidence T9
      ledger status     | evidence/ledger.csv | encoded | done | ledger.csv:2: the status is one of
      ledger reason     | evidence/ledger.csv | No fact of a record | | ledger.csv:4: a row that is not simply encoded gives its reason
      ledger where      | evidence/ledger.csv | computable,,, | computable,PlanDefinition/fever-rec,, | ledger.csv:4: a row says where, unless
      ledger id         | evidence/ledger.csv | F3, | F2, | ledger.csv:4: two rows have the id F2
      ledger statement  | evidence/ledger.csv | Fever is tiring | | ledger.csv:4: a row has a source and a statement
      evidence column   | evidence/discrepancies.csv | discrepancy_id,item | discrepancy_id,thing | discrepancies.csv:1: mapping/columns.csv has other columns
      statement of plan | fhir-resources/plandefinition/fever-rec.json | Look for the **cause**. | Look around. | no action says what row A1 says
      strength of plan  | fhir-resources/plandefinition/fever-rec.json | "code": "strong" | "code": "low" | the row of the recommendation says strong here
      certainty of plan | fhir-resources/plandefinition/fever-rec.json | "code": "low" | "code": "strong" | the row of the recommendation says low here
      grade in words    | evidence/recommendations.csv | strong | weak | recommendations.csv:2: about.csv has no code for weak
      stale helper      | evidence/helpers.csv | Draft Is Present | Draft Was Present | helpers.csv:8: there is no define Draft Was Present
      no JSON           | fhir-resources/parameters/fever-site-profile.json | "Parameters", | "Parameters" | fever-site-profile.json:3: no JSON
      """;

  private PlantedDefects() {}
}
