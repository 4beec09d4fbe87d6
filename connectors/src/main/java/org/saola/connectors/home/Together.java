// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.home;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks that mostly wait for the disk side by side: the file system then forces many files
 * with one write of its journal.
 */
public final class Together {
  private Together() {}

  /**
   * Runs all to their end.
   *
   * @return the results in order
   * @throws IOException the first one that a task threw; other failures are thrown as they are
   */
  public static <T> List<T> run(Collection<? extends Callable<T>> tasks) throws IOException {
    List<T> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> futures = tasks.stream().map(threads::<T>submit).toList();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static IOException failure(ExecutionException wrapped) {
    Throwable cause = wrapped.getCause();
    if (cause instanceof IOException e) {
      return e;
    }
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    return new IOException(wrapped);
  }
}
