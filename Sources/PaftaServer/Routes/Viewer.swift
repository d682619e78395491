internal import GeoCore
internal import OGCServices

/// The map viewer: a page, its scripts and MapLibre GL JS, all from our own disk.
struct Viewer: Sendable {
    /// Where the files may lie, in the order in which they are looked for.
    let folders: [String]

    /// Everything the viewer loads comes from this server; MapLibre makes its worker from a blob.
    private static let policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
        + "worker-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"

    /// The page at `/map`.
    func page() throws(PaftaError) -> ServiceResponse { try answer("map.html") }

    /// A file at `/web/{name}`.
    func file(_ name: String, _ request: ServiceRequest) throws(PaftaError) -> ServiceResponse {
        let isPlain = name.utf8.allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return scalar.properties.isAlphabetic || scalar.properties.numericType != nil || byte == 0x2D
                || byte == 0x2E
        }
        guard isPlain, !name.hasPrefix("."), Self.type(name) != nil else { throw .unknownPath }
        return try answer(name, ifNoneMatch: request.ifNoneMatch)
    }

    private func answer(_ name: String, ifNoneMatch: String? = nil) throws(PaftaError) -> ServiceResponse {
        for folder in folders {
            guard let bytes = AssetFile.read("\(folder)/\(name)") else { continue }
            var fingerprint = Fingerprint()
            fingerprint.add(bytes: bytes)
            let tag = EntityTag(name: fingerprint.text, isWeak: false)
            let headers = [
                ServiceResponse.HeaderField(name: "Content-Type", value: Self.type(name) ?? "application/octet-stream"),
                ServiceResponse.HeaderField(name: "Cache-Control", value: "no-cache"),
                ServiceResponse.HeaderField(name: "ETag", value: tag.text),
                ServiceResponse.HeaderField(name: "Content-Security-Policy", value: Self.policy),
            ]
            if let ifNoneMatch, tag.matches(ifNoneMatch) {
                return ServiceResponse(status: 304, headers: headers, body: .empty)
            }
            return ServiceResponse(status: 200, headers: headers, body: .bytes(bytes))
        }
        throw PaftaError(
            .notFound,
            .missingAsset,
            LocalizedText("The viewer's file '\(name)' is missing.", tr: "Harita sayfasının '\(name)' dosyası yok."),
            remedy: LocalizedText(
                "Run Scripts/install-dependencies and start the server again.",
                tr: "Scripts/install-dependencies komutunu çalıştırıp sunucuyu yeniden başlatın."
            )
        )
    }

    private static func type(_ name: String) -> String? {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "svg": "image/svg+xml"
        case "txt": "text/plain; charset=utf-8"
        default: nil
        }
    }
}
