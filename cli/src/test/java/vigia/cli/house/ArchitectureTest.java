package vigia.cli.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the sentences of docs/architecture.md: each module is the only code that does something.
class ArchitectureTest {

  private static final List<String> MODULES =
      List.of(
          "machine",
          "language",
          "syscall",
          "scanner",
          "local",
          "client",
          "web",
          "server",
          "desktop",
          "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("vigia");

  private static DescribedPredicate<JavaClass> outside(String... modules) {
    String[] packages =
        java.util.Arrays.stream(modules).map(m -> "vigia." + m + "..").toArray(String[]::new);
    return DescribedPredicate.not(resideInAnyPackage(packages)).as("outside " + List.of(modules));
  }

  /// A rule over no classes would hold.
  @Test
  void everyModuleIsSeen() {
    var seen =
        CLASSES.stream().map(c -> c.getPackageName().split("\\.")[1]).collect(Collectors.toSet());
    assertThat(seen).containsExactlyInAnyOrderElementsOf(MODULES);
  }

  @Test
  void onlySyscallLeavesJava() {
    noClasses()
        .that(outside("syscall"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign..")
        .check(CLASSES);
  }

  @Test
  void syscallShowsNoForeignTypes() {
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("vigia.syscall..")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .notHaveRawReturnType(resideInAnyPackage("java.lang.foreign.."))
        .andShould()
        .notHaveRawParameterTypes(
            DescribedPredicate.describe(
                "with foreign types",
                types ->
                    types.stream()
                        .anyMatch(t -> t.getPackageName().startsWith("java.lang.foreign"))))
        .andShould()
        .notDeclareThrowableOfType(Throwable.class)
        .check(CLASSES);
  }

  @Test
  void onlyTheScannerDials() {
    noClasses()
        .that(outside("scanner"))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.nio.channels.SocketChannel")
        .check(CLASSES);
    noClasses()
        .that(outside("scanner", "syscall"))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("vigia.syscall.TcpSockets")
        .check(CLASSES);
  }

  @Test
  void onlyClientAndServerSpeakHttp() {
    noClasses()
        .that(outside("client"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(CLASSES);
    noClasses()
        .that(outside("server"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jetty..")
        .check(CLASSES);
  }

  @Test
  void theMachineModuleDoesNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAPackage("vigia.machine..")
        .and()
        .resideOutsideOfPackage("vigia.machine.jsonb..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.nio.file..", "java.nio.channels..", "java.net..", "java.lang.foreign..")
                .and(DescribedPredicate.not(anAddress())))
        .check(CLASSES);
  }

  /// An address is a value; looking names up is another matter, and is not done there.
  private static DescribedPredicate<JavaClass> anAddress() {
    return DescribedPredicate.describe(
        "addresses",
        type ->
            type.isAssignableTo(java.net.InetAddress.class)
                || type.isEquivalentTo(java.net.UnknownHostException.class));
  }

  @Test
  void onlyLanguageHoldsSentences() {
    noClasses()
        .that(outside("language"))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.ResourceBundle")
        .check(CLASSES);
  }

  @Test
  void onlyTheDesktopOpensWindows() {
    noClasses()
        .that(outside("desktop"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..", "com.formdev..")
        .check(CLASSES);
  }

  @Test
  void presentersKnowNoWindow() {
    noClasses()
        .that()
        .resideInAPackage("vigia.desktop.present..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.swing..", "com.formdev..")
        .check(CLASSES);
  }

  @Test
  void onlyTheTerminalPrints() {
    noClasses().that(outside("cli")).should().accessField(System.class, "out").check(CLASSES);
    noClasses().that(outside("cli")).should().accessField(System.class, "err").check(CLASSES);
  }

  @Test
  void onlyTheTerminalEndsTheProgram() {
    noClasses()
        .that(outside("cli"))
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void childProcessesAreKeytoolAndSttyOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("vigia.server.tls", "vigia.cli.terminal")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ProcessBuilder")
        .check(CLASSES);
  }

  @Test
  void oshiIsLoadedOnlyByThePortableEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("vigia.local.portable..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("oshi..")
        .check(CLASSES);
  }

  @Test
  void nothingIsDeserialised() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("vigia.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    for (String suffix : List.of("Impl", "Util", "Utils", "Helper", "Manager", "Common")) {
      noClasses().should().haveSimpleNameEndingWith(suffix).check(CLASSES);
    }
  }

  @Test
  void noThreadLocals() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.lang.ThreadLocal")
        .check(CLASSES);
  }
}
