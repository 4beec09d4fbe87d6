// SPDX-License-Identifier: EUPL-1.2
package org.saola.ops.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessCpuTest {
  @Test
  void addsUserAndSystemTimeOfProcessAndEndedChildren() {
    String stat = "42 (postgres) S 1 42 42 0 -1 4194304 100 0 0 0 7 20 300 4000 20 0 1 0 99 0 0";
    assertThat(ProcessCpu.parse(stat)).isEqualTo(Duration.ofMillis(10 * 4327));
  }

  @Test
  void nameWithSpacesAndParentheses_isSteppedOver() {
    String stat = "42 (a) 1 2 (b) S 1 42 42 0 -1 4194304 100 0 0 0 1 1 1 1 20 0 1 0 99 0 0";
    assertThat(ProcessCpu.parse(stat)).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcess_hasUsedWhatTheJavaPlatformSays() {
    ProcessHandle own = ProcessHandle.current();
    Duration before = own.info().totalCpuDuration().orElseThrow();
    assertThat(ProcessCpu.of(own))
        .hasValueSatisfying(cpu -> assertThat(cpu).isGreaterThanOrEqualTo(before));
    assertThat(ProcessCpu.ofAll(own))
        .hasValueSatisfying(cpu -> assertThat(cpu).isGreaterThanOrEqualTo(before));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void compilerThreadsOfThisJvm_arePartOfIt() {
    ProcessHandle own = ProcessHandle.current();
    Duration compiler = ProcessCpu.ofCompiler(own).orElseThrow();
    assertThat(compiler).isPositive().isLessThan(ProcessCpu.of(own).orElseThrow());
  }
}
