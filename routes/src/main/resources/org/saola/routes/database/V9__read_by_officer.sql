-- SPDX-License-Identifier: EUPL-1.2

-- When the hub took the recipient's word that an officer there has read the message; never by whom.
alter table delivery add column read_at timestamptz;
