// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saola.pki.cms.Digests;

/** What this module may know, and how its classes are called. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.saola.pki");

  @Test
  void knowsNoOtherModuleAndNoFramework() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "org.saola.pki..",
            "java..",
            "javax.crypto..",
            "javax.net.ssl..",
            "javax.security..",
            "org.bouncycastle..",
            "org.jspecify.annotations..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation..")
        .because("pki is a library that both the hub and the agencies use (design section 8)")
        .check(CLASSES);
  }

  @Test
  void packagesDependInOneDirection() {
    slices().matching("org.saola.pki.(*)..").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage("..suite..", "..cms..", "..certificate..", "..directory..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("..seal..")
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Manager|Helper|Common|Abstract\\w*|Data|Info)$")
        .because("style: a small word for a big thing")
        .check(CLASSES);
  }

  @Test
  void providerIsNeverRegistered() {
    noClasses()
        .should()
        .callMethod(Security.class, "addProvider", Provider.class)
        .orShould()
        .callMethod(Security.class, "insertProviderAt", Provider.class, int.class)
        .because("pass suite.BouncyCastle.PROVIDER by instance instead")
        .check(CLASSES);
  }

  @Test
  void privateKeysStayInside() {
    DescribedPredicate<JavaClass> privateKey = JavaClass.Predicates.assignableTo(PrivateKey.class);
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .notHaveRawReturnType(privateKey)
        .because("use cms.SigningKey and cms.SealingKey, which use a key and do not show it")
        .check(CLASSES);
  }

  @Test
  void digestsComeFromTheJdk() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bouncycastle.crypto.digests..")
        .because("use %s instead: the JDK's are faster".formatted(Digests.class.getName()))
        .check(CLASSES);
  }

  @Test
  void secretsDoNotPrint() throws Exception {
    for (String holder :
        List.of(
            "cms.SigningKey",
            "cms.SealingKey",
            "certificate.Keystore",
            "certificate.KeyFile$Entry",
            "certificate.Registrar",
            "certificate.FederationAuthority",
            "certificate.Issuer")) {
      Method toString = Class.forName("org.saola.pki." + holder).getMethod("toString");
      assertThat(toString.getDeclaringClass().getName()).endsWith(holder);
    }
  }
}
