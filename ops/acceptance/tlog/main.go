// SPDX-License-Identifier: EUPL-1.2

// Verifies a Saola log with golang.org/x/mod/sumdb/note and tlog as they are:
// none of Saola's own code takes part.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go run . LOG [OLDER-CHECKPOINT]
//	GO111MODULE=off GOPATH=/usr/share/gocode go run . -cosigned NOTE WITNESS-VKEY LOG-VKEY
//	GO111MODULE=off GOPATH=/usr/share/gocode go run . -evidence FILE LOG-VKEY
//
// LOG is a folder with checkpoint, log.vkey and tile/. Every tile and every
// entry is checked; inclusion proofs are made for every leaf of a small log
// and for some thousands of a large one.
package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const mostProofs = 3000

func main() {
	if len(os.Args) == 5 && os.Args[1] == "-cosigned" {
		if err := cosigned(os.Args[2], os.Args[3], os.Args[4]); err != nil {
			fmt.Fprintln(os.Stderr, "refused:", err)
			os.Exit(1)
		}
		return
	}
	if len(os.Args) == 4 && os.Args[1] == "-evidence" {
		if err := evidence(os.Args[2], os.Args[3]); err != nil {
			fmt.Fprintln(os.Stderr, "refused:", err)
			os.Exit(1)
		}
		return
	}
	if len(os.Args) < 2 || len(os.Args) > 3 {
		fmt.Fprintln(os.Stderr, "usage: tlog LOG-FOLDER [OLDER-CHECKPOINT-FILE]")
		os.Exit(2)
	}
	if err := verify(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, "refused:", err)
		os.Exit(1)
	}
}

func verify(path string, older []string) error {
	key, err := os.ReadFile(filepath.Join(path, "log.vkey"))
	if err != nil {
		return err
	}
	verifier, err := note.NewVerifier(strings.TrimSuffix(string(key), "\n"))
	if err != nil {
		return fmt.Errorf("log.vkey: %w", err)
	}
	tree, err := checkpoint(filepath.Join(path, "checkpoint"), verifier)
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint of %s: %d leaves, root %v, signature holds\n", verifier.Name(), tree.N, tree.Hash)
	if tree.N == 0 {
		if tree.Hash != sha256.Sum256(nil) { // RFC 6962 2.1
			return fmt.Errorf("the root of an empty log is not that of the empty tree")
		}
		return nil
	}

	files := &folder{path: path, kept: make(map[string][]byte)}
	hashes := tlog.TileHashReader(tree, files)
	root, err := tlog.TreeHash(tree.N, hashes)
	if err != nil {
		return fmt.Errorf("root: %w", err)
	}
	if root != tree.Hash {
		return fmt.Errorf("the tiles give the root %v", root)
	}
	if err := leaves(tree, files, hashes); err != nil {
		return err
	}
	if err := growth(tree, hashes); err != nil {
		return err
	}
	for _, file := range older {
		if err := from(file, verifier, tree, hashes); err != nil {
			return err
		}
	}
	fmt.Printf("%d tiles, root from them holds\n", files.read)
	return nil
}

// checkpoint opens a signed note. tlog.ParseTree knows one first line only,
// so ours is compared with the key's name and then exchanged for that.
func checkpoint(file string, verifier note.Verifier) (tlog.Tree, error) {
	signed, err := os.ReadFile(file)
	if err != nil {
		return tlog.Tree{}, err
	}
	return parseCheckpoint(file, signed, verifier)
}

func parseCheckpoint(file string, signed []byte, verifier note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("%s: %w", file, err)
	}
	origin, rest, _ := strings.Cut(opened.Text, "\n")
	if origin != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("%s: origin %q, key of %q", file, origin, verifier.Name())
	}
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("%s: %w", file, err)
	}
	return tree, nil
}

// leaves holds each entry against its leaf hash, and proves that it is included.
func leaves(tree tlog.Tree, files *folder, hashes tlog.HashReader) error {
	every := 1 + (tree.N-1)/mostProofs
	proofs := 0
	for first := int64(0); first < tree.N; first += tileWidth {
		width := tileWidth
		if tree.N-first < tileWidth {
			width = int(tree.N - first)
		}
		entries, err := files.bundle(first/tileWidth, width)
		if err != nil {
			return err
		}
		indexes := make([]int64, width)
		for i := range indexes {
			indexes[i] = tlog.StoredHashIndex(0, first+int64(i))
		}
		stored, err := hashes.ReadHashes(indexes)
		if err != nil {
			return fmt.Errorf("leaves from %d on: %w", first, err)
		}
		for i, entry := range entries {
			index := first + int64(i)
			hash := tlog.RecordHash(entry)
			if hash != stored[i] {
				return fmt.Errorf("leaf %d: its entry is not what the tiles hold", index)
			}
			if index%every == 0 || index == tree.N-1 {
				if err := included(tree, index, hash, hashes); err != nil {
					return err
				}
				proofs++
			}
		}
	}
	fmt.Printf("%d entries, %d inclusion proofs hold\n", tree.N, proofs)
	return nil
}

func included(tree tlog.Tree, index int64, hash tlog.Hash, hashes tlog.HashReader) error {
	proof, err := tlog.ProveRecord(tree.N, index, hashes)
	if err != nil {
		return fmt.Errorf("leaf %d: %w", index, err)
	}
	if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, hash); err != nil {
		return fmt.Errorf("leaf %d: %w", index, err)
	}
	return nil
}

// growth proves that the tree begins with smaller trees of itself.
func growth(tree tlog.Tree, hashes tlog.HashReader) error {
	count := 0
	for size := tree.N - 1; size > 0; size /= 2 {
		smaller, err := tlog.TreeHash(size, hashes)
		if err != nil {
			return err
		}
		if err := consistent(tlog.Tree{N: size, Hash: smaller}, tree, hashes); err != nil {
			return err
		}
		count++
	}
	fmt.Printf("%d consistency proofs hold\n", count)
	return nil
}

// from proves that the tree begins with that of an older signed checkpoint.
func from(file string, verifier note.Verifier, tree tlog.Tree, hashes tlog.HashReader) error {
	older, err := checkpoint(file, verifier)
	if err != nil {
		return err
	}
	if older.N > 0 {
		if err := consistent(older, tree, hashes); err != nil {
			return err
		}
	}
	fmt.Printf("consistent with the checkpoint of %d leaves\n", older.N)
	return nil
}

func consistent(older, tree tlog.Tree, hashes tlog.HashReader) error {
	if older.N > tree.N {
		return fmt.Errorf("the older checkpoint has %d leaves, this one %d", older.N, tree.N)
	}
	if older.N == tree.N {
		if older.Hash != tree.Hash {
			return fmt.Errorf("two roots for %d leaves", tree.N)
		}
		return nil
	}
	proof, err := tlog.ProveTree(tree.N, older.N, hashes)
	if err != nil {
		return fmt.Errorf("from %d leaves: %w", older.N, err)
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash); err != nil {
		return fmt.Errorf("from %d leaves: %w", older.N, err)
	}
	return nil
}
