package org.mcsguideline.server.pages;

import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.mcsguideline.hooks.ErrorAnswers;
import org.mcsguideline.server.GuidelineInUse;
import org.mcsguideline.web.FhirDoor;
import org.mcsguideline.web.frame.FrameAdvice;
import org.mcsguideline.web.frame.PageErrors;
import org.mcsguideline.web.frame.PageLink;
import org.mcsguideline.web.frame.Standing;
import org.mcsguideline.web.frame.Visits;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** What all pages share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebSettings.class)
class PagesConfiguration implements WebMvcConfigurer {

  private static final List<PageLink> PAGES =
      List.of(
          new PageLink("/", "frame.page.home"),
          new PageLink("/evidence", "frame.page.evidence"),
          new PageLink("/try", "frame.page.try"),
          new PageLink("/board", "frame.page.board"),
          new PageLink("/operations", "frame.page.operations"));

  private static final Duration REMEMBERED = Duration.ofDays(365);

  @Bean
  FrameAdvice frameAdvice(GuidelineInUse guideline, Environment environment, Visits visits) {
    boolean login = environment.getProperty("mcs.security.enabled", Boolean.class, false);
    return new FrameAdvice(
        () -> guideline.knowledge().identity().version(),
        new Standing(login, PAGES, SpokenLanguages.CODES),
        visits);
  }

  @Bean
  PageErrors pageErrors(MessageSource words, FrameAdvice frames) {
    return new PageErrors(words, frames);
  }

  @Bean
  NothingHere nothingHere(PageErrors pages, ErrorAnswers outcomes, WebSettings web) {
    return new NothingHere(pages, outcomes, new PageHeaders(web.frameAncestors()));
  }

  @Bean
  FhirDoor fhirDoor(
      @Qualifier("fhirStoreServlet")
          ObjectProvider<ServletRegistrationBean<? extends HttpServlet>> api) {
    ServletRegistrationBean<? extends HttpServlet> present = api.getIfAvailable();
    return new StoreDoor(present == null ? null : present.getServlet());
  }

  @Bean
  OwnAddress ownAddress(Environment environment, WebSettings web) {
    return new OwnAddress(environment, web.address());
  }

  @Bean
  FilterRegistrationBean<PageHeaders> pageHeaders(WebSettings web) {
    FilterRegistrationBean<PageHeaders> headers =
        new FilterRegistrationBean<>(new PageHeaders(web.frameAncestors()));
    headers.setUrlPatterns(PageHeaders.PATHS);
    return headers;
  }

  /** What a reader chose before the browser's own wish; what nobody speaks becomes English. */
  @Bean
  LocaleResolver localeResolver() {
    CookieLocaleResolver chosen =
        new CookieLocaleResolver("language") {
          @Override
          protected Locale parseLocaleValue(String value) {
            return SpokenLanguages.of(value);
          }
        };
    chosen.setCookieMaxAge(REMEMBERED);
    chosen.setCookieSameSite("Lax");
    chosen.setCookieHttpOnly(true);
    chosen.setRejectInvalidCookies(false);
    chosen.setDefaultLocaleFunction(SpokenLanguages::wished);
    return chosen;
  }

  /** An address that ends like a script or a document is a page all the same. */
  @Bean
  SmartInitializingSingleton pagesAreHtml(ThymeleafViewResolver views) {
    return () -> views.setForceContentType(true);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    LocaleChangeInterceptor change =
        new LocaleChangeInterceptor() {
          @Override
          protected Locale parseLocaleValue(String value) {
            return SpokenLanguages.of(value);
          }
        };
    var unused = registry.addInterceptor(change);
    change.setParamName("lang");
  }
}
