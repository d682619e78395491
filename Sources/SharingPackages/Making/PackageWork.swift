internal import FeatureQuery
internal import GeoCore
internal import GeoExchange
internal import GeoReferencing
internal import HomeRegistry
internal import ProtocolViews
internal import SharingProtocols

/// Makes the files of one package.
struct PackageWork {
    let agreed: AgreedCatalogue
    let workshop: Workshop
    let references: CoordinateReferenceSystems
    /// The package since which changes are wanted.
    let base: PackageRecord?

    private var document: ProtocolDocument { agreed.agreement.document }

    /// Writes the data of all layers.
    func layers(
        _ progress: (String, Int) throws(PaftaError) -> Void
    ) throws(PaftaError) -> (layers: [PackedLayer], notes: [(layer: String, text: LocalizedText)]) {
        let formats = try PackageFormats.formats(document.delivery.formats, forChanges: base != nil)
        for folder in ["data", "metadata"] { try workshop.makeFolder(folder) }
        var (layers, notes): ([PackedLayer], [(layer: String, text: LocalizedText)]) = ([], [])
        var stems = Set<String>()
        for shared in document.layers {
            let stem = Self.free(Self.plain(shared.layer), among: &stems)
            let layer = try layer(shared, stem, formats) { count throws(PaftaError) in
                try progress(shared.layer, count)
            }
            notes += layer.notes.map { (shared.layer, $0) }
            layers.append(layer)
        }
        return (layers, notes)
    }

    private func layer(
        _ shared: ProtocolDocument.SharedLayer,
        _ stem: String,
        _ formats: [VectorFormat],
        _ progress: (Int) throws(PaftaError) -> Void
    ) throws(PaftaError) -> PackedLayer {
        let contents = try contents(shared.layer)
        let files = try LayerFiles(
            contents.written,
            stem: workshop.path("data/\(stem)"),
            formats: formats,
            allowed: document.allowedCRSs,
            references: references
        )
        while let batch = try contents.next() {
            try files.write(batch)
            try progress(files.features)
        }
        let notes = try files.close()
        let view = try document.views(schemas: [shared.layer: try agreed.storedSchema(of: shared.layer)])
        return PackedLayer(
            shared: shared,
            definition: view[shared.layer] ?? ViewDefinition(fields: []),
            schema: contents.shown,
            identifierColumn: contents.identifierColumn,
            changeColumn: contents.changeColumn,
            kinds: contents.kinds,
            features: files.features,
            crs: files.crs,
            extent: try files.extent(),
            versionText: agreed.versionText(contents.version),
            version: contents.version,
            cursor: contents.cursor,
            notes: notes,
            stem: stem
        )
    }

    private func contents(_ layer: String) throws(PaftaError) -> LayerContents {
        guard let base else { return try .full(layer, agreed) }
        // A layer that came to the protocol since is new as a whole.
        guard let former = base.layers.first(where: { $0.layer == layer }) else {
            return try .delta(layer, since: nil, agreed)
        }
        guard let cursor = former.cursor else { throw .withoutChanges(layer) }
        return try .delta(layer, since: cursor, agreed)
    }

    /// Adds what tells about the data, and packs everything.
    func pack(_ draft: PackageManifest, as name: String) throws(PaftaError) {
        var manifest = draft
        for layer in manifest.layers {
            let metadata = LayerMetadata(layer: layer, manifest: manifest)
            try workshop.write(metadata.bytes, to: "metadata/\(layer.stem).xml")
        }
        try workshop.write(Array(PackageReadme.text(manifest).utf8), to: PackageReadme.name)
        let data = workshop.files(in: "data").map { "data/\($0)" }
        let metadata = workshop.files(in: "metadata").map { "metadata/\($0)" }
        for path in [PackageReadme.name] + data + metadata {
            let file = PackageManifest.File(
                path: path,
                size: try workshop.size(of: path),
                sha256: try Digest.sha256(ofFile: workshop.path(path))
            )
            manifest.files.append(file)
        }
        try workshop.write(manifest.bytes, to: PackageManifest.name)
        let archive = try ArchiveWriter(path: workshop.path(name))
        for path in [PackageManifest.name] + manifest.files.map(\.path) {
            try archive.add(workshop.path(path), as: path)
        }
        try archive.close()
    }

    /// The name of a package's file, such as `pafta-2026-14-v3-000012.zip`.
    static func fileName(_ record: PackageRecord) -> String {
        let digits = String(record.number)
        let number = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        let kind = record.content == "delta" ? "-delta" : ""
        return "pafta-\(plain(record.agreement))-v\(record.version)-\(number)\(kind).zip"
    }

    /// Returns a name that every system takes for one of a file.
    private static func plain(_ name: String) -> String {
        let kept = name.unicodeScalars.map { scalar -> Character in
            let isKept =
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_")
            return isKept ? Character(scalar) : "-"
        }
        return kept.isEmpty ? "-" : String(kept.prefix(100))
    }

    private static func free(_ name: String, among taken: inout Set<String>) -> String {
        var (free, number) = (name, 1)
        while taken.contains(free.lowercased()) {
            number += 1
            free = "\(name)-\(number)"
        }
        taken.insert(free.lowercased())
        return free
    }
}
