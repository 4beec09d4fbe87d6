// SPDX-License-Identifier: EUPL-1.2
package org.saola.connectors.send;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.saola.message.format.Draft;
import org.saola.message.manifest.MessageId;

/**
 * Takes drafts from within the connector, as durably as files from its outbox. Its file parts are
 * {@link org.saola.connectors.content.FileContent}.
 */
public interface Submissions {
  /** What its names look like: a file of that name was handed over by an officer. */
  Pattern NAMES = Pattern.compile("desk-[0-9a-f-]{36}\\.jsonl?");

  /** A name that no submission has: whoever keeps it first can find out what became of it. */
  String newName();

  /**
   * On return the draft is on disk, and goes on being tried until there is evidence. Its files are
   * moved away from where they lay.
   *
   * @param name from {@link #newName}, under which it is found
   */
  void submit(String name, Draft whole) throws IOException;

  /** As {@link #newName}, for several drafts that go as one. */
  String newNameForSeveral();

  /**
   * As {@link #submit}, of several: each line of the file is a draft in JSON, without files. The
   * file is moved away from where it lay.
   *
   * @param name from {@link #newNameForSeveral}
   */
  void submitAll(String name, Path drafts) throws IOException;

  /** How far a submission has come; empty when there is none of that name. */
  Optional<Submitted> find(String name) throws IOException;

  /**
   * The draft that a message was made from, while this agency keeps it: of what was sealed there is
   * no other plaintext here.
   */
  Optional<Draft> draft(Outcome.Source source) throws IOException;

  /**
   * Every draft of a file, with the rows that it was made of: a table of thousands is read once.
   * Nothing is told where this agency does not keep the file.
   */
  void drafts(String file, BiConsumer<List<Long>, Draft> each) throws IOException;

  /** Submissions that have no outcome yet, oldest first. */
  List<String> pending() throws IOException;

  /**
   * One submission.
   *
   * @param made how many messages it has become so far
   * @param messages those that wait for evidence; it may have become two
   * @param outcomes of the others
   * @param refusals why it, or a row of it, became no message
   * @param uploaded bytes that the hub has of large parts
   * @param toUpload of so many
   */
  record Submitted(
      String name,
      boolean done,
      long made,
      List<MessageId> messages,
      List<Outcome> outcomes,
      List<String> refusals,
      long uploaded,
      long toUpload) {
    public Submitted {
      messages = List.copyOf(messages);
      outcomes = List.copyOf(outcomes);
      refusals = List.copyOf(refusals);
    }
  }
}
