// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, over all of the product at once. */
class ArchitectureTest {
  private static final JavaClasses SAOLA =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.saola");

  @Test
  void modulesKnowOnlyWhomTheyMay() {
    ArchRule arrows =
        Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("message-schemas")
            .definedBy("org.saola.message..")
            .layer("pki")
            .definedBy("org.saola.pki..")
            .layer("pages")
            .definedBy("org.saola.pages..")
            .layer("routes")
            .definedBy("org.saola.routes..")
            .layer("connectors")
            .definedBy("org.saola.connectors..")
            .layer("ops")
            .definedBy("org.saola.ops..")
            .whereLayer("ops")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("routes")
            .mayOnlyBeAccessedByLayers("ops")
            .whereLayer("connectors")
            .mayOnlyBeAccessedByLayers("ops")
            .whereLayer("pages")
            .mayOnlyBeAccessedByLayers("routes", "connectors", "ops")
            .whereLayer("message-schemas")
            .mayOnlyBeAccessedByLayers("routes", "connectors", "ops")
            .whereLayer("pki")
            .mayOnlyBeAccessedByLayers("routes", "connectors", "ops");
    arrows.check(SAOLA);
  }

  @Test
  void bouncyCastleIsKnownToPkiAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.saola.pki..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle..")
        .because("signatures, seals and certificates are made and checked in pki")
        .check(SAOLA);
  }

  @Test
  void camelIsKnownToRoutesAlone() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Route")
        .and()
        .haveSimpleNameNotEndingWith("Application")
        .and()
        .areTopLevelClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.camel..")
        .because("a *Route class calls plain Java; an *Application names its auto-configuration")
        .check(SAOLA);
  }

  @Test
  void namesSaySomething() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Manager|Helper|Common|Abstract\\w*|Info)")
        .because("a name says what the thing is in the field's own words")
        .check(SAOLA);
  }

  @Test
  void packagesHaveNoCycles() {
    for (String module : new String[] {"message", "pki", "connectors", "ops"}) {
      slices()
          .matching("org.saola." + module + ".(*)..")
          .should()
          .beFreeOfCycles()
          .because("one can read a package without those that use it")
          .check(SAOLA);
    }
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .should()
        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
        .check(SAOLA);
  }
}
