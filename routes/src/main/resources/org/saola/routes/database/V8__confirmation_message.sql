-- SPDX-License-Identifier: EUPL-1.2

-- Whoever deletes a message asks whether a confirmation still names it.
create index confirmation_message on confirmation (message);
