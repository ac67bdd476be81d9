package org.mcsguideline.server.store;

import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.mcsguideline.monitoring.CareStore;
import org.mcsguideline.security.FhirLogin;
import org.mcsguideline.server.store.content.StoreContent;
import org.mcsguideline.server.store.jpa.DatabaseTurn;
import org.mcsguideline.server.store.jpa.StoreUpkeep;
import org.mcsguideline.server.store.reasoning.CompiledKnowledge;
import org.mcsguideline.server.store.reasoning.KnowledgeChanges;
import org.mcsguideline.server.store.reasoning.WarmUp;
import org.mcsguideline.server.store.rest.FhirApi;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * The Spring context of the store. It is no child of the application's: HAPI wires its beans by
 * type, and would find the application's executors and mappers too; its events stay its own.
 */
final class StoreContext implements FhirStore.RunningStore {

  private final AnnotationConfigApplicationContext context;
  private final HttpServlet api;

  private StoreContext(AnnotationConfigApplicationContext context, HttpServlet api) {
    this.context = context;
    this.api = api;
  }

  /**
   * Starts a store.
   *
   * @param profile local choices to evaluate with
   * @param login who may use it
   * @param audit told of every access through the API
   * @param authoring what authors may beyond it
   * @param servlet whose configuration the FHIR server shares
   */
  static StoreContext start(
      FhirStoreSettings settings,
      Clock clock,
      InstalledProfile profile,
      FhirLogin login,
      AccessAudit audit,
      AuthoringRights authoring,
      ServletConfig servlet,
      BooleanSupplier cancelled)
      throws ServletException {
    var context = new AnnotationConfigApplicationContext();
    boolean started = false;
    DatabaseTurn turn = DatabaseTurn.take(settings, cancelled);
    try {
      configure(context, cancelled);
      context.registerBean(FhirStoreSettings.class, () -> settings);
      context.registerBean(Clock.class, () -> clock);
      context.registerBean(InstalledProfile.class, () -> profile);
      context.registerBean(AccessAudit.class, () -> audit);
      context.registerBean(FhirLogin.class, () -> login);
      context.registerBean(AuthoringRights.class, () -> authoring);
      context.register(StoreConfig.class);
      context.refresh();
      context.getBean(StoreContent.class).bringUpToDate(cancelled);
      // Otherwise the first writes read them, each over a second connection beside its own; as many
      // at once as there are connections then wait for each other.
      context.getBean(ISearchParamRegistry.class).forceRefresh();
      context.getBean(KnowledgeChanges.class).watch();
      HttpServlet api = context.getBean(FhirApi.class).initialise(servlet);
      context.getBean(WarmUp.class).run(cancelled);
      context.getBean(StoreUpkeep.class).start(KnowledgeChanges.INTERVAL);
      started = true;
      return new StoreContext(context, api);
    } finally {
      turn.end();
      if (!started) {
        context.close();
      }
    }
  }

  @Override
  public HttpServlet api() {
    return api;
  }

  @Override
  public ServiceRecords records() {
    return context.getBean(ServiceRecords.class);
  }

  @Override
  public void replaceKnowledge(String bundle, InstalledProfile profile) {
    context.getBean(StoreContent.class).replaceKnowledge(bundle, profile);
    context.getBean(CompiledKnowledge.class).forget();
  }

  @Override
  public CareStore care() {
    return context.getBean(CareStore.class);
  }

  @Override
  public DataSource database() {
    return context.getBean(DataSource.class);
  }

  @Override
  public void refresh(BooleanSupplier cancelled) {
    context.getBean(StoreContent.class).refresh(cancelled);
  }

  @Override
  public void close() {
    api.destroy();
    context.close();
  }

  private static void configure(
      AnnotationConfigApplicationContext context, BooleanSupplier cancelled) {
    context.setId("fhir-store");
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            // HAPI's switch for Quartz; what has to be done now and then, StoreUpkeep does.
            new MapPropertySource("fhir-store", Map.of("scheduling_disabled", "true")));
    context.getDefaultListableBeanFactory().setAutowireCandidateResolver(new LazyWiring());
    context.addBeanFactoryPostProcessor(StoreContext::makeNothingUnasked);
    context.addBeanFactoryPostProcessor(
        beans -> beans.addBeanPostProcessor(new CancelledCheck(cancelled)));
  }

  /** Of HAPI's beans many serve what this store does not offer; they are never made. */
  private static void makeNothingUnasked(ConfigurableListableBeanFactory beans) {
    for (String name : beans.getBeanDefinitionNames()) {
      beans.getBeanDefinition(name).setLazyInit(true);
    }
  }

  /** Ends a start between two beans. */
  private record CancelledCheck(BooleanSupplier cancelled) implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
      if (cancelled.getAsBoolean()) {
        throw new StartCancelled();
      }
      return bean;
    }
  }
}
