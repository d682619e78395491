internal import FeatureQuery
internal import GeoCore
internal import GeoExchange
internal import GeoPackageStore
internal import GeoReferencing
internal import LayerTemplates

/// How one layer of a source becomes a collection: its name, fields, CRS and identifiers.
struct LayerPlan {
    /// The layer as it will be stored.
    private(set) var schema: FeatureSchema
    /// The layer's fields, the template's first, each with where its values come from.
    let fields: [MappedField]
    /// The fields of the source, no name twice.
    let sourceFields: [PropertyDefinition]
    /// The template, with the mapping that leads to it.
    let template: LayerTemplate?
    let mapping: FieldMapping?
    let keepsIdentifiers: Bool
    let count: Int?
    /// The CRS of the coordinates as they are delivered; `nil` for a table.
    let deliveredCRS: CRSIdentity?
    /// For a table whose columns hold the coordinates of points.
    let points: PointTable?
    private(set) var notes: [LocalizedText] = []

    init(
        _ layer: VectorLayer,
        _ request: LoadRequest,
        isOnly: Bool,
        references: CoordinateReferenceSystems
    ) throws(PaftaError) {
        template = request.template
        let name = Self.name(of: layer, request)
        keepsIdentifiers = layer.carriesIdentifiers && template == nil
        count = layer.featureCount
        let columns = layer.hasGeometry ? nil : PointColumns(layer.properties)
        points = columns.map { PointTable($0) }
        let sourceFields = Self.distinctNames(layer.properties, layer: layer.name, notes: &notes)
        self.sourceFields = sourceFields
        if let template {
            let mapping = (request.mapping ?? FieldMapping()).completed(source: sourceFields, template: template)
            self.mapping = mapping
            fields = try mapping.applied(to: sourceFields, template: template)
        } else {
            mapping = nil
            fields = sourceFields.enumerated()
                .map { index, definition in
                    MappedField(definition: definition, origin: .source(index), isTemplateField: false)
                }
        }
        let properties = fields.map(\.definition)
        var geometry: GeometryProperty?
        if layer.hasGeometry || columns != nil {
            let crs = try Self.crs(of: layer, request, notes: &notes)
            _ = try references.describe(crs)
            deliveredCRS = crs
            geometry = GeometryProperty(
                name: Self.geometryName(properties),
                type: template?.geometry?.type ?? (columns == nil ? layer.geometryType : .point),
                hasHeights: layer.hasHeights && template?.geometry?.keepsHeights != false,
                crs: request.targetCRS ?? crs
            )
        } else {
            deliveredCRS = nil
        }
        let title = template?.title.turkish
        schema = FeatureSchema(
            collection: name,
            title: (isOnly ? request.title : nil) ?? title ?? name,
            theme: request.theme ?? template?.theme ?? "genel",
            geometry: geometry,
            properties: properties,
            temporalProperty: (properties.first { $0.type == .dateTime } ?? properties.first { $0.type == .date })?
                .name,
            identifiers: keepsIdentifiers ? layer.identifiers : .integer,
            language: request.language
        )
    }

    /// Returns the name of the collection that a layer of a source becomes.
    static func name(of layer: VectorLayer, _ request: LoadRequest) -> String {
        request.layer ?? request.template?.name ?? collectionName(layer.name)
    }

    /// Stores in the CRS of the layer that is there.
    mutating func store(in crs: CRSIdentity) { schema.geometry?.crs = crs }

    /// The names that changed on the way into the layer.
    var renamed: [(source: String, field: String)] {
        fields.compactMap { field in
            guard case .source(let index) = field.origin, sourceFields[index].name != field.definition.name else {
                return nil
            }
            return (sourceFields[index].name, field.definition.name)
        }
    }

    /// The fields that no field of the template takes.
    var unmapped: [String] {
        guard template != nil else { return [] }
        let taken = fields.compactMap { field -> Int? in
            guard field.isTemplateField, case .source(let index) = field.origin else { return nil }
            return index
        }
        return sourceFields.indices.filter { !taken.contains($0) }.map { sourceFields[$0].name }
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
            layer.crsName == nil ? .sourceWithoutCRS : .unknownCRS,
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
