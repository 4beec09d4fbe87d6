// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the connector's packages may know of each other, and of the libraries. */
class ArchitectureTest {
  /** Ways in and out: each may be taken away without the others noticing. */
  private static final List<String> WAYS = List.of("folder");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.saola.connectors");

  @Test
  void camelOnlyInRoutes() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Route")
        .and()
        .doNotHaveFullyQualifiedName(ConnectorApplication.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .because("use a *Route class that hands over to plain Java")
        .check(CLASSES);
    noClasses()
        .that()
        .areAssignableTo(ConnectorApplication.class)
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "are Camel, and not its auto-configuration",
                type ->
                    type.getPackageName().startsWith("org.apache.camel")
                        && !type.getSimpleName().endsWith("AutoConfiguration")))
        .check(CLASSES);
  }

  @Test
  void noBouncyCastle() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .because("use org.saola.pki instead")
        .check(CLASSES);
  }

  @Test
  void hubAndOpsAreUnknown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.saola.routes..", "org.saola.ops..", "org.apache.activemq..")
        .because("a connector speaks to the hub over the wire alone")
        .check(CLASSES);
  }

  @Test
  void jmsOnlyWhereMessagesTravel() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.saola.connectors.hub..",
            "org.saola.connectors.send..",
            "org.saola.connectors.receive..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.jms..", "org.apache.qpid..")
        .check(CLASSES);
  }

  @Test
  void waysInAndOutAreKnownToTheApplicationAlone() {
    for (String way : WAYS) {
      noClasses()
          .that()
          .resideOutsideOfPackages("org.saola.connectors", "org.saola.connectors." + way + "..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.saola.connectors." + way + "..")
          .because("siblings never see each other")
          .check(CLASSES);
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.saola.connectors.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void cryptographyIsPkis() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.security.Signature")
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("javax.crypto..")
        .because("use org.saola.pki.seal instead")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Impl|Util|Utils|Manager|Helper|Common|Abstract|Data|Info)(\\$.*)?")
        .check(CLASSES);
  }
}
