internal import FeatureQuery
internal import GeoCore
internal import GeoExchange
internal import GeoPackageStore
internal import GeoReferencing

/// How one layer of a source becomes a collection: its name, schema, CRS and identifiers.
struct LayerPlan {
    let schema: FeatureSchema
    let source: String
    let keepsIdentifiers: Bool
    let count: Int?
    /// For a table whose columns hold the coordinates of points.
    let points: PointTable?
    private(set) var notes: [LocalizedText] = []

    init(
        _ layer: VectorLayer,
        _ request: LoadRequest,
        isOnly: Bool,
        references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        let name = request.layer ?? Self.collectionName(layer.name)
        source = request.file.split(separator: "/").last.map(String.init) ?? request.file
        keepsIdentifiers = layer.carriesIdentifiers
        count = layer.featureCount
        let columns = layer.hasGeometry ? nil : PointColumns(layer.properties)
        points = columns.map { PointTable($0) }
        let properties = Self.distinctNames(layer.properties, layer: layer.name, notes: &notes)
        var geometry: GeometryProperty?
        if layer.hasGeometry || columns != nil {
            let crs = try Self.crs(of: layer, request, notes: &notes)
            _ = try references.describe(crs)
            geometry = GeometryProperty(
                name: Self.geometryName(properties),
                type: columns == nil ? layer.geometryType : .point,
                hasHeights: layer.hasHeights,
                crs: crs
            )
        }
        schema = FeatureSchema(
            collection: name,
            title: isOnly ? request.title ?? name : name,
            theme: request.theme,
            geometry: geometry,
            properties: properties,
            temporalProperty: (properties.first { $0.type == .dateTime } ?? properties.first { $0.type == .date })?
                .name,
            identifiers: layer.identifiers,
            language: request.language
        )
    }

    private static func crs(
        of layer: VectorLayer,
        _ request: LoadRequest,
        notes: inout [LocalizedText]
    ) throws(PaftaError) -> CRSIdentity {
        if let given = request.crs {
            if let stated = layer.crs, stated != given {
                notes.append(
                    LocalizedText(
                        "'\(layer.name)' states \(stated); it was taken as \(given) because --crs says so.",
                        tr: "'\(layer.name)' \(stated) olduğunu söylüyor; --crs nedeniyle \(given) kabul edildi."
                    )
                )
            }
            return given
        }
        if let stated = layer.crs { return stated }
        let (english, turkish) =
            layer.crsName.map {
                ("names a CRS that is not known ('\($0)')", "bilinmeyen bir koordinat sistemi ('\($0)') bildiriyor")
            } ?? ("does not say which CRS its coordinates are in", "koordinat sistemini bildirmiyor")
        throw PaftaError(
            .invalidInput,
            .sourceWithoutCRS,
            LocalizedText("'\(layer.name)' \(english).", tr: "'\(layer.name)' \(turkish)."),
            remedy: LocalizedText(
                "Ask who delivered it and give it with --crs, for example --crs EPSG:5254 for TUREF / TM30 or "
                    + "--crs EPSG:2320 for ED50 / TM30.",
                tr: "Teslim edene sorun ve --crs ile verin; örneğin TUREF / TM30 için --crs EPSG:5254, "
                    + "ED50 / TM30 için --crs EPSG:2320."
            )
        )
    }

    /// SQLite takes names that differ only in case for one; the later of two gets a number.
    private static func distinctNames(
        _ properties: [PropertyDefinition],
        layer: String,
        notes: inout [LocalizedText]
    ) -> [PropertyDefinition] {
        var taken: Set<String> = []
        return properties.map { property in
            var result = property
            var number = 2
            while taken.contains(result.name.lowercased()) {
                result.name = "\(property.name)_\(number)"
                number += 1
            }
            taken.insert(result.name.lowercased())
            if result.name != property.name {
                notes.append(
                    LocalizedText(
                        "'\(layer)' has the field '\(property.name)' twice; the later one is called '\(result.name)'.",
                        tr: "'\(layer)' katmanında '\(property.name)' alanı iki kez var; sonraki '\(result.name)' oldu."
                    )
                )
            }
            return result
        }
    }

    private static func geometryName(_ properties: [PropertyDefinition]) -> String {
        let names = Set(properties.map { $0.name.lowercased() })
        return ["geom", "geometry", "pafta_geometry"].first { !names.contains($0) } ?? "pafta_geom"
    }

    /// Returns the name of a source's layer with everything replaced that cannot stand in a collection's name.
    private static func collectionName(_ name: String) -> String {
        let plain = name.map { character in
            character.isLetter || character.isNumber || character == "_" || character == "-" ? character : "_"
        }
        return String(plain.prefix(60))
    }
}
