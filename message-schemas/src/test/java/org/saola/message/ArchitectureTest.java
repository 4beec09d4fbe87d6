// SPDX-License-Identifier: EUPL-1.2
package org.saola.message;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The module knows nobody: neither the rest of Saola nor a framework. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.saola.message");

  @Test
  void dependsOnLittle() {
    classes()
        .that()
        .resideInAPackage("org.saola.message..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "javax.xml.stream..",
            "jakarta.validation..",
            "org.hibernate.validator..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation..",
            "org.apache.commons.csv..",
            "org.jspecify..",
            "org.saola.message..")
        .because("message-schemas knows nobody: no Spring, no Camel, no cryptography")
        .check(CLASSES);
  }

  @Test
  void onlyJsonConfiguresJackson() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.saola.message.json..", "org.saola.message.format..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("tools.jackson..")
        .because("documents are read and written by json.StrictJson")
        .check(CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("org.saola.message.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Manager|Helper|Common|Abstract\\w*)$")
        .because("a class is named for what it is in the field's own words")
        .check(CLASSES);
  }
}
