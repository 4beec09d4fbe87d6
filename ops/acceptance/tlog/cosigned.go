// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// A cosignature/v1 key (C2SP tlog-cosignature), as a verifier of package note.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }

// Verify checks eight bytes of time and a signature over them and the text.
func (c cosigner) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	time := binary.BigEndian.Uint64(signature)
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, text)
	return ed25519.Verify(c.key, []byte(signed), signature[8:])
}

func newCosigner(line string) (cosigner, error) {
	fields := strings.SplitN(line, "+", 3)
	if len(fields) != 3 {
		return cosigner{}, fmt.Errorf("not a verifier key: %q", line)
	}
	typed, err := base64.StdEncoding.DecodeString(fields[2])
	if err != nil || len(typed) != 1+ed25519.PublicKeySize || typed[0] != 4 {
		return cosigner{}, fmt.Errorf("not a cosignature/v1 key: %q", line)
	}
	sum := sha256.Sum256(append([]byte(fields[0]+"\n"), typed...))
	hash := binary.BigEndian.Uint32(sum[:])
	if fmt.Sprintf("%08x", hash) != fields[1] {
		return cosigner{}, fmt.Errorf("the key of %s has another id", fields[0])
	}
	return cosigner{fields[0], hash, typed[1:]}, nil
}

// cosigned opens a checkpoint that must bear the log's signature and the witness's.
func cosigned(file, witnessFile, logFile string) error {
	signed, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	keys, err := os.ReadFile(witnessFile)
	if err != nil {
		return err
	}
	witness, err := newCosigner(strings.SplitN(string(keys), "\n", 2)[0])
	if err != nil {
		return err
	}
	logKey, err := os.ReadFile(logFile)
	if err != nil {
		return err
	}
	log, err := note.NewVerifier(strings.TrimSpace(string(logKey)))
	if err != nil {
		return err
	}
	opened, err := note.Open(signed, note.VerifierList(log, witness))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != 2 {
		return fmt.Errorf("%d of the two signatures hold", len(opened.Sigs))
	}
	fmt.Printf("signed by %s, cosigned by %s\n", log.Name(), witness.Name())
	return nil
}
