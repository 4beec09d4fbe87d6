// SPDX-License-Identifier: EUPL-1.2

package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const (
	tileHeight = 8
	tileWidth  = 1 << tileHeight
)

// folder reads a log's files as a tlog.TileReader. What it returns is not
// trusted: tlog.TileHashReader holds every tile against the signed root.
type folder struct {
	path string
	kept map[string][]byte
	read int
}

func (f *folder) Height() int { return tileHeight }

func (f *folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f *folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		read, err := f.tile(tile)
		if err != nil {
			return nil, err
		}
		data[i] = read
	}
	return data, nil
}

// tile reads a tile of the right width. C2SP tlog-tiles leaves out the height
// that Go's paths begin with: tile/0/000 is Go's tile/8/0/000.
func (f *folder) tile(tile tlog.Tile) ([]byte, error) {
	name := "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
	if data, ok := f.kept[name]; ok {
		return data, nil
	}
	data, err := f.partialOrFull(name)
	if err != nil {
		return nil, err
	}
	if len(data) < tile.W*tlog.HashSize || len(data)%tlog.HashSize != 0 {
		return nil, fmt.Errorf("%s has %d bytes", name, len(data))
	}
	f.read++
	f.kept[name] = data[:tile.W*tlog.HashSize]
	return f.kept[name], nil
}

// bundle reads the entries of one bundle: a length of two bytes before each.
func (f *folder) bundle(index int64, width int) ([][]byte, error) {
	tile := tlog.Tile{H: tileHeight, L: 0, N: index, W: width}
	name := "tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/0/")
	data, err := f.partialOrFull(name)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(entries) < width {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("%s ends within entry %d", name, len(entries))
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:end])
		data = data[end:]
	}
	if len(data) > 0 && width == tileWidth {
		return nil, fmt.Errorf("%s goes on after its last entry", name)
	}
	return entries, nil
}

// A partial file may have been removed once the full one was there.
func (f *folder) partialOrFull(name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(f.path, name))
	full, _, partial := strings.Cut(name, ".p/")
	if partial && errors.Is(err, fs.ErrNotExist) {
		return os.ReadFile(filepath.Join(f.path, full))
	}
	return data, err
}
