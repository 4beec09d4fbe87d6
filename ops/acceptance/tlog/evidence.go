// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A line of an evidence file, as docs/evidence.md describes it.
type line struct {
	Evidence *struct {
		Kind       string
		Checkpoint string
		Range      struct {
			First, End    int64
			Before, After [][]byte
		}
	}
	Entry *struct {
		Index int64
		Text  string
		Bytes []byte
		Salt  []byte
		Proof [][]byte
	}
	Hidden *struct {
		Index int64
		Hash  []byte
	}
	End *struct{ Leaves int64 }
}

// evidence checks an evidence file with the log's key and nothing of ours.
func evidence(file, logFile string) error {
	key, err := os.ReadFile(logFile)
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(strings.TrimSpace(string(key)))
	if err != nil {
		return err
	}
	opened, err := os.Open(file)
	if err != nil {
		return err
	}
	defer opened.Close()
	lines := bufio.NewScanner(opened)
	lines.Buffer(nil, 4<<20)
	first, err := next(lines)
	if err != nil || first.Evidence == nil {
		return fmt.Errorf("no evidence file: %v", err)
	}
	tree, err := parseCheckpoint(file, []byte(first.Evidence.Checkpoint), verifier)
	if err != nil {
		return err
	}
	var leaves []tlog.Hash
	for {
		read, err := next(lines)
		if err != nil {
			return err
		}
		if read.End != nil {
			if read.End.Leaves != int64(len(leaves)) {
				return fmt.Errorf("%d leaves, not %d", len(leaves), read.End.Leaves)
			}
			break
		}
		hash, err := leaf(read, first.Evidence.Range.First+int64(len(leaves)), first.Evidence.Kind, tree)
		if err != nil {
			return err
		}
		leaves = append(leaves, hash)
	}
	if first.Evidence.Kind == "RANGE" {
		whole := span{first.Evidence.Range.First, first.Evidence.Range.End, first.Evidence.Range.Before, leaves, first.Evidence.Range.After}
		if root, err := whole.root(0, tree.N); err != nil || root != tree.Hash || whole.left() {
			return fmt.Errorf("the range does not lead to the root (%v)", err)
		}
	}
	fmt.Printf("%s of %d leaves holds under the checkpoint of %d leaves of %s\n", first.Evidence.Kind, len(leaves), tree.N, verifier.Name())
	return nil
}

func next(lines *bufio.Scanner) (line, error) {
	var read line
	if !lines.Scan() {
		return read, fmt.Errorf("the file ends: %v", lines.Err())
	}
	return read, json.Unmarshal(lines.Bytes(), &read)
}

// leaf is the hash of a line's leaf; that of a chosen entry is proven at once.
func leaf(read line, expected int64, kind string, tree tlog.Tree) (tlog.Hash, error) {
	if read.Hidden != nil {
		return hashOf(read.Hidden.Hash), in(read.Hidden.Index, expected, kind)
	}
	if read.Entry == nil {
		return tlog.Hash{}, fmt.Errorf("a line without a leaf")
	}
	record := append(read.Entry.Bytes, read.Entry.Text...)
	if read.Entry.Salt != nil {
		sum := sha256.Sum256(append(read.Entry.Salt, record...))
		record = sum[:]
	}
	hash := tlog.RecordHash(record)
	if kind == "RANGE" {
		return hash, in(read.Entry.Index, expected, kind)
	}
	proof := make(tlog.RecordProof, len(read.Entry.Proof))
	for i, one := range read.Entry.Proof {
		proof[i] = hashOf(one)
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, read.Entry.Index, hash); err != nil {
		return hash, fmt.Errorf("entry %d: %w", read.Entry.Index, err)
	}
	return hash, nil
}

func in(index, expected int64, kind string) error {
	if kind != "RANGE" || index != expected {
		return fmt.Errorf("leaf %d stands where leaf %d belongs", index, expected)
	}
	return nil
}

func hashOf(bytes []byte) tlog.Hash {
	var hash tlog.Hash
	copy(hash[:], bytes)
	return hash
}

// A range with the hashes around it, each used once, from left to right.
type span struct {
	first, end int64
	before     [][]byte
	leaves     []tlog.Hash
	after      [][]byte
}

func (s *span) left() bool { return len(s.before)+len(s.leaves)+len(s.after) > 0 }

// root is RFC 6962 2.1 word for word, but for subtrees outside the range.
func (s *span) root(from, to int64) (tlog.Hash, error) {
	if to <= s.first {
		return take(&s.before)
	}
	if from >= s.end {
		return take(&s.after)
	}
	if to-from == 1 {
		if len(s.leaves) == 0 {
			return tlog.Hash{}, fmt.Errorf("too few leaves")
		}
		hash := s.leaves[0]
		s.leaves = s.leaves[1:]
		return hash, nil
	}
	middle := from + 1
	for middle-from < to-middle {
		middle += middle - from
	}
	left, err := s.root(from, middle)
	if err != nil {
		return left, err
	}
	right, err := s.root(middle, to)
	return tlog.NodeHash(left, right), err
}

func take(hashes *[][]byte) (tlog.Hash, error) {
	if len(*hashes) == 0 {
		return tlog.Hash{}, fmt.Errorf("too few hashes")
	}
	hash := hashOf((*hashes)[0])
	*hashes = (*hashes)[1:]
	return hash, nil
}
