import { CERTIFICATES_FORMAT, type Certificates, type Result } from "../estate";
import { openDocument } from "../read";
import { isCertificates } from "../verify";

/** A document that says it is one of certificates; whether it is one, the verifier says. */
export function readCertificates(path: string): Result<unknown> {
  const opened = openDocument(path);
  if (!opened.ok) return opened;
  const { value } = opened.value;
  const format = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  if (format === CERTIFICATES_FORMAT) return { ok: true, value };
  const found = format === undefined ? "it has no format" : `its format is ${JSON.stringify(format).slice(0, 80)}`;
  const hint = `expected "format": "${CERTIFICATES_FORMAT}", as --certificates writes it`;
  return { ok: false, errors: [{ pointer: "", message: `is no certificates document: ${found}`, hint }] };
}

/** Certificates of an earlier proof. Whether they hold does not matter: what they say is tried first, and nothing is taken on trust. */
export function readPrevious(path: string): Result<Certificates> {
  const read = readCertificates(path);
  if (!read.ok) return read;
  if (isCertificates(read.value)) return { ok: true, value: read.value };
  return { ok: false, errors: [{ pointer: "", message: "is no certificates document of version 1" }] };
}
