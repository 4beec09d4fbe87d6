// SPDX-License-Identifier: EUPL-1.2
package org.saola.acceptance.desk;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** A picture that no compression makes smaller. */
final class NoisyPicture {
  private static final int WIDTH = 2_700;

  private NoisyPicture() {}

  /**
   * @param bytes how large it is at least
   */
  static Path write(Path png, long bytes, long seed) throws IOException {
    Random random = new Random(seed);
    int height = Math.toIntExact(bytes / (3L * WIDTH)) + 1;
    BufferedImage picture = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < WIDTH; x++) {
        picture.setRGB(x, y, random.nextInt());
      }
    }
    ImageIO.write(picture, "png", png.toFile());
    return png;
  }
}
