// SPDX-License-Identifier: EUPL-1.2
package org.saola.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saola.routes.acknowledge.Evidence;
import org.saola.routes.authenticate.Authenticated;
import org.saola.routes.authorize.Permitted;
import org.saola.routes.deduplicate.Fresh;
import org.saola.routes.deliver.Delivered;
import org.saola.routes.receive.Received;
import org.saola.routes.record.Recorded;
import org.saola.routes.validate.Valid;

/** The rules of the hub's inside. A ban names what to use instead. */
class RoutesArchitectureTest {
  private static final String ROOT = "org.saola.routes.";
  private static final List<String> STAGES =
      List.of(
          "receive",
          "authenticate",
          "deduplicate",
          "validate",
          "authorize",
          "record",
          "deliver",
          "acknowledge");

  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.saola.routes");

  @Test
  void camelStandsInRoutesOnly() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Route")
        .and()
        .doNotHaveSimpleName("HubApplication") // It names what Spring Boot configures.
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .because("a stage is a plain object: write it so, and call it from a *Route")
        .check(HUB);
  }

  @Test
  void theBrokerIsKnownInItsPackageOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.saola.routes.broker")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.activemq..", "jakarta.jms..", "io.netty..")
        .because("use broker.Broker and broker.BrokerSession instead")
        .check(HUB);
  }

  @Test
  void cryptographyIsPkisAndConnectorsAreUnknown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bouncycastle..", "org.saola.connectors..", "org.saola.ops..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.security.Signature")
        .because("use pki.seal and pki.transparency instead")
        .check(HUB);
  }

  @Test
  void nobodyReadsTheClockOrMakesChanceBySide() {
    noClasses()
        .that()
        .doNotHaveSimpleName("HubIdentity")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .because("time and randomness are passed in: take a Clock or a RandomGenerator")
        .check(HUB);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Common|Abstract)$")
        .because("name it for what it is")
        .check(HUB);
  }

  /** Results cannot be forged: only a stage's own package can make its result. */
  @Test
  void onlyAStageBuildsItsResult() {
    for (Class<?> result :
        List.of(
            Received.class,
            Authenticated.class,
            Fresh.class,
            Valid.class,
            Permitted.class,
            Recorded.class,
            Delivered.class,
            Evidence.class)) {
      JavaClass type = HUB.get(result);
      assertThat(type.getModifiers()).as(result.getName()).contains(JavaModifier.FINAL);
      for (JavaConstructor constructor : type.getConstructors()) {
        assertThat(constructor.getModifiers())
            .as(constructor.getFullName())
            .doesNotContain(JavaModifier.PUBLIC, JavaModifier.PROTECTED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receive",
        "authenticate",
        "deduplicate",
        "validate",
        "authorize",
        "record",
        "deliver",
        "acknowledge"
      })
  void aStageKnowsNoLaterOne(String stage) {
    String[] later =
        STAGES.stream()
            .skip(STAGES.indexOf(stage) + 1L)
            .map(each -> ROOT + each + "..")
            .toArray(String[]::new);
    if (later.length > 0) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + stage + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(HUB);
    }
  }
}
