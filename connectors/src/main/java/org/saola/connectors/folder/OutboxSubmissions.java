// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.saola.connectors.content.FileContent;
import org.saola.connectors.home.AgencyHome;
import org.saola.connectors.home.DurableFiles;
import org.saola.connectors.send.Outcome;
import org.saola.connectors.send.Outgoing;
import org.saola.connectors.send.Submissions;
import org.saola.message.format.Draft;
import org.saola.message.format.Mappings;
import org.saola.message.json.InvalidDocument;
import org.saola.message.json.StrictJson;
import org.saola.message.manifest.MessageId;
import org.saola.message.schema.Attached;

/** Drafts go the way of every file: into the outbox, and from there to {@code sent}. */
public final class OutboxSubmissions implements Submissions {
  private static final String NAME = "desk-%s";
  private static final String JSON = ".json";
  private static final String LINES = ".jsonl";
  private static final String ATTACHED = "%s-%s.part-of-it";

  private final AgencyHome home;
  private final Outbox outbox;
  private final Outgoing outgoing;
  private final Mappings mappings;
  private final Supplier<UUID> names;

  public OutboxSubmissions(
      AgencyHome home, Outbox outbox, Outgoing outgoing, Mappings mappings, Supplier<UUID> names) {
    this.home = home;
    this.outbox = outbox;
    this.outgoing = outgoing;
    this.mappings = mappings;
    this.names = names;
  }

  @Override
  public String newName() {
    return NAME.formatted(names.get()) + JSON;
  }

  @Override
  public String newNameForSeveral() {
    return NAME.formatted(names.get()) + LINES;
  }

  @Override
  public void submitAll(String name, Path drafts) throws IOException {
    Path place = home.outbox().resolve(name);
    DurableFiles.move(drafts, place);
    outbox.take(place);
  }

  @Override
  public void submit(String name, Draft whole) throws IOException {
    String stem = name.substring(0, name.length() - JSON.length());
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> part : whole.parts().entrySet()) {
      parts.put(
          part.getKey(),
          part.getValue() instanceof FileContent file
              ? beside(file, ATTACHED.formatted(stem, part.getKey()))
              : part.getValue());
    }
    Path draft = home.outbox().resolve(name);
    DurableFiles.write(draft, StrictJson.write(whole.with(parts)));
    outbox.take(draft);
  }

  private Attached beside(FileContent file, String name) throws IOException {
    DurableFiles.move(file.file(), home.outbox().resolve(name));
    return new Attached(name, file.mediaType());
  }

  @Override
  public Optional<Submitted> find(String name) throws IOException {
    Optional<Submitted> done = done(name);
    if (done.isPresent()) {
      return done;
    }
    if (!Files.exists(home.outbox().resolve(name)) && !new JobFolder(home, name).isUnderWay()) {
      // What was under way at the first look may have been concluded before the second.
      return done(name);
    }
    List<MessageId> waiting = outgoing.ofJob(name);
    Outgoing.Uploaded uploaded = outgoing.uploaded(waiting);
    return Optional.of(
        new Submitted(
            name,
            false,
            JobFolder.progress(home, name).map(FileProgress::messages).orElse(0L),
            waiting,
            List.of(),
            List.of(),
            uploaded.done(),
            uploaded.all()));
  }

  private Optional<Submitted> done(String name) throws IOException {
    Optional<FileOutcome> outcome = JobFolder.outcome(home, name);
    return outcome.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Submitted(
                name,
                true,
                outcome.get().messages().size(),
                List.of(),
                outcome.get().messages(),
                refusals(name, outcome.get()),
                0,
                0));
  }

  private List<String> refusals(String name, FileOutcome outcome) throws IOException {
    if (outcome.reason() != null) {
      return List.of(outcome.reason());
    }
    if (outcome.refusedRows() == 0) {
      return List.of();
    }
    Path file = home.rejected().resolve(name + JobFolder.REASON);
    try {
      return StrictJson.read(Files.readAllBytes(file), Rejection.class).rows().stream()
          .map(Rejection.Row::reason)
          .toList();
    } catch (InvalidDocument e) {
      throw new IOException("not what a connector writes: " + file, e);
    }
  }

  @Override
  public Optional<Draft> draft(Outcome.Source source) throws IOException {
    JobFolder job = new JobFolder(home, source.file());
    Path sent = home.sent().resolve(source.file());
    Path beside = home.sent().resolve(source.file() + JobFolder.ATTACHED);
    Optional<Draft> concluded = read(sent, beside, source.rows());
    return concluded.isPresent() ? concluded : read(job.source(), job.attached(), source.rows());
  }

  @Override
  public void drafts(String name, BiConsumer<List<Long>, Draft> each) throws IOException {
    JobFolder job = new JobFolder(home, name);
    Path sent = home.sent().resolve(name);
    if (Files.exists(sent)) {
      read(sent, each);
    } else {
      read(job.source(), each);
    }
  }

  private Optional<Draft> read(Path file, Path attached, List<Long> rows) throws IOException {
    Draft[] found = new Draft[1];
    read(
        file,
        (of, draft) -> {
          if (of.equals(rows)) {
            found[0] = draft;
          }
        });
    return found[0] == null ? Optional.empty() : Optional.of(whole(found[0], attached));
  }

  private void read(Path file, BiConsumer<List<Long>, Draft> each) throws IOException {
    try {
      new NativeFile(file, mappings)
          .read(
              piece -> {
                if (piece instanceof NativeFile.Drafted drafted) {
                  each.accept(piece.rows(), drafted.draft());
                }
              });
    } catch (NoSuchFileException e) {
      // Archived, or taken away by its owner: nothing of it is kept.
      return;
    } catch (FileRefused e) {
      throw new IOException("%s cannot be read any more".formatted(file), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Draft whole(Draft draft, Path attached) throws IOException {
    Map<String, Object> parts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> part : draft.parts().entrySet()) {
      if (part.getValue() instanceof Attached named) {
        Path file = attached.resolve(named.file());
        if (Files.isRegularFile(file)) {
          parts.put(part.getKey(), new FileContent(named.mediaType(), file, Files.size(file)));
        }
      } else {
        parts.put(part.getKey(), part.getValue());
      }
    }
    return draft.with(parts);
  }

  @Override
  public List<String> pending() throws IOException {
    Stream<String> waiting =
        DurableFiles.list(home.outbox()).stream()
            .map(file -> Objects.toString(file.getFileName()))
            .filter(name -> NativeFile.isRead(Path.of(name)));
    Stream<String> taken =
        JobFolder.unfinished(home).stream().filter(JobFolder::hasSource).map(JobFolder::name);
    return Stream.concat(waiting, taken).distinct().sorted().toList();
  }
}
