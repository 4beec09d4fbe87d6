// SPDX-License-Identifier: EUPL-1.2
package org.saola.pki.seal;

import org.saola.pki.cms.CmsRefused;

/** Turns what the CMS profile refuses into codes of the sealed message. */
final class Refusals {
  private Refusals() {}

  static SealRefused of(CmsRefused refused) {
    SealRefused.Code code =
        switch (refused.defect()) {
          case MALFORMED -> SealRefused.Code.MALFORMED;
          case NO_SIGNER -> SealRefused.Code.NO_SIGNER;
          case SEVERAL_SIGNERS -> SealRefused.Code.SEVERAL_SIGNERS;
          case SUITE_NOT_ALLOWED -> SealRefused.Code.SUITE_NOT_ALLOWED;
          case BAD_SIGNATURE -> SealRefused.Code.BAD_SIGNATURE;
          case HIDDEN_RECIPIENT -> SealRefused.Code.HIDDEN_RECIPIENT;
          case CONTENT_ALGORITHM_NOT_ALLOWED -> SealRefused.Code.CONTENT_ALGORITHM_NOT_ALLOWED;
          case TAG_TOO_SHORT -> SealRefused.Code.TAG_TOO_SHORT;
          case NOT_A_RECIPIENT -> SealRefused.Code.NOT_A_RECIPIENT;
          case BAD_KEY -> SealRefused.Code.BAD_SEAL;
        };
    return new SealRefused(code, String.valueOf(refused.getMessage()), refused);
  }
}
