internal import Crypto
public import GeoCore

/// Client certificates are known by the SHA-256 of their DER form; that they are valid is checked by TLS.
public enum ClientCertificate {
    /// Returns the fingerprint of a certificate in DER.
    public static func fingerprint(der: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: der)) }

    /// Returns the fingerprint of the first certificate of a PEM text.
    ///
    /// - Throws: `certificate.invalid` if there is none, or if the text holds a private key, which has no business here.
    /// - SeeAlso: RFC 7468, clauses 2 and 5.
    public static func fingerprint(pem text: String) throws(PaftaError) -> [UInt8] {
        let lines = text.split(whereSeparator: \.isNewline)
        guard !lines.contains(where: { $0.contains("PRIVATE KEY-----") }) else { throw .privateKey }
        guard let start = lines.firstIndex(where: { $0.hasPrefix("-----BEGIN CERTIFICATE-----") }),
            let end = lines[start...].firstIndex(where: { $0.hasPrefix("-----END CERTIFICATE-----") })
        else { throw .noCertificate }
        let body = lines[(start + 1)..<end].flatMap { $0.utf8.filter { $0 != 0x20 && $0 != 0x09 } }
        guard let der = Base64.bytes(body), isSequence(der) else { throw .noCertificate }
        return fingerprint(der: der)
    }

    /// Whether bytes are one sequence of ASN.1 and nothing behind it.
    private static func isSequence(_ der: [UInt8]) -> Bool {
        guard der.count > 4, der[0] == 0x30 else { return false }
        guard der[1] >= 0x80 else { return der.count == 2 + Int(der[1]) }
        let digits = Int(der[1] & 0x7F)
        guard (1...3).contains(digits), der.count > 2 + digits else { return false }
        return der.count == 2 + digits + der[2..<(2 + digits)].reduce(0) { $0 << 8 | Int($1) }
    }
}

extension PaftaError {
    fileprivate static var noCertificate: PaftaError {
        PaftaError(
            .invalidInput,
            .invalidCertificate,
            LocalizedText("The file holds no certificate in PEM form.", tr: "Dosyada PEM biçiminde sertifika yok."),
            remedy: LocalizedText(
                "Convert it: openssl x509 -in FILE -inform DER -out FILE.pem",
                tr: "Dönüştürün: openssl x509 -in DOSYA -inform DER -out DOSYA.pem"
            )
        )
    }

    fileprivate static var privateKey: PaftaError {
        PaftaError(
            .invalidInput,
            .invalidCertificate,
            LocalizedText("The file holds a private key.", tr: "Dosyada özel anahtar var."),
            remedy: LocalizedText(
                "Take the certificate alone; the private key stays with its owner, who should replace it if it was sent.",
                tr: "Yalnız sertifikayı verin; özel anahtar sahibinde kalır, gönderildiyse sahibi yenisini almalıdır."
            )
        )
    }
}
