internal import CGDAL
import FeatureQuery
import GeoCore

/// What a layer becomes in a format: its options, names and encodings.
struct LayerDefinition {
    let format: VectorFormat
    let schema: FeatureSchema
    let options: WriteOptions
    /// The encoding the user or the format chose; `nil` where the format fixes it.
    let encoding: TextEncoding?

    /// Which identifiers the file keeps.
    let identifierUse: FeatureSchema.IdentifierType?

    /// - Throws: `encoding.unknown`, `target.unsuitable` if the format demands WGS 84 and the layer is in another CRS.
    init(
        _ format: VectorFormat,
        _ schema: FeatureSchema,
        _ options: WriteOptions,
        _ messages: GDALMessages
    ) throws(PaftaError) {
        self.format = format
        self.schema = schema
        self.options = options
        var encoding: TextEncoding?
        if let name = options.encoding {
            guard let known = TextEncoding(name) else { throw .unknownEncoding(name) }
            encoding = known
        }
        switch format.texts {
        case .fixed:
            if let encoding, encoding != .utf8 { messages.note(.encodingFixed(encoding.name, format: format.driver)) }
            self.encoding = nil
        case .option(let usual): self.encoding = encoding ?? TextEncoding(usual)
        case .bytes(let usual):
            // Drawings name their encoding as a Windows code page, or not at all.
            if let encoding, format.driver == "DXF", !encoding.name.hasPrefix("CP125") {
                messages.note(.encodingFixed(encoding.name, format: format.driver))
                self.encoding = TextEncoding(usual)
            } else {
                self.encoding = encoding ?? TextEncoding(usual)
            }
        }
        switch (format.identifiers, schema.identifiers) {
        case (.numbers, .integer), (.numbersAndTexts, .integer): identifierUse = .integer
        case (.numbersAndTexts, .text): identifierUse = .text
        default: identifierUse = nil
        }
        if format.requiresWGS84, let crs = schema.geometry?.crs, ![.wgs84, .crs84, .epsg(4_979)].contains(crs) {
            throw .targetNeedsWGS84(format.driver, crs: crs)
        }
    }

    /// How values are encoded before GDAL sees them; `nil` where GDAL or nobody does.
    var valueEncoding: TextEncoding? {
        if case .bytes = format.texts, encoding != .utf8 { return encoding }
        return nil
    }

    /// Reads names back as the driver keeps them.
    var nameDecoder: TextDecoder { TextDecoder(valueEncoding) }

    /// Returns a property's name, which GDAL must take as text and so cannot be in another encoding but by this.
    func written(_ name: String) -> [UInt8] {
        guard let valueEncoding else { return Array(name.utf8) }
        return valueEncoding.encodedAsFarAsPossible(Array(name.utf8)).0
    }

    /// Returns the width of a field; 0 leaves it to the driver.
    ///
    /// Shapefile and MapInfo count bytes and let fields grow, so only formats that count characters get one.
    func width(of property: PropertyDefinition) -> Int {
        guard property.type == .text, ["GPKG", "SQLite", "OpenFileGDB"].contains(format.driver) else { return 0 }
        return property.maximumLength ?? 0
    }

    /// Creates the layer without fields.
    ///
    /// - Throws: `crs.unknown`, `target.unwritable`.
    func createLayer(in dataset: GDALDataset, _ messages: GDALMessages) throws(PaftaError) -> OGRLayer {
        var created: OGRLayer?
        if let geometry = schema.geometry {
            let reference = try SpatialReference(geometry.crs, messages: messages)
            created = dataset.createLayer(schema.collection, reference, Self.type(geometry), options: layerOptions)
        } else {
            created = dataset.createLayer(schema.collection, .none, wkbNone, options: layerOptions)
        }
        guard let created else { throw .unwritableTarget(schema.collection, cause: messages.cause) }
        messages.forgetFailures()
        return created
    }

    private static func type(_ geometry: GeometryProperty) -> OGRwkbGeometryType {
        let flat = geometry.type.map { OGRwkbGeometryType(UInt32($0.rawValue)) } ?? wkbUnknown
        return geometry.hasHeights ? OGR_GT_SetZ(flat) : flat
    }

    private var layerOptions: [String] {
        var result = format.layerOptions
        if case .option = format.texts, let encoding { result.append("ENCODING=\(encoding.name)") }
        if schema.geometry == nil { result.removeAll { $0.hasPrefix("GEOMETRY=") } }
        switch format.driver {
        case "GPKG":
            result += ["FID=\(freeName(["fid", "ogc_fid", "pafta_fid"]))", "IDENTIFIER=\(identifier)"]
            if schema.geometry != nil { result.append("GEOMETRY_NAME=\(geometryName)") }
        case "GeoJSON", "GeoJSONSeq":
            if identifierUse == .text { result += ["ID_FIELD=pafta_id", "ID_TYPE=String"] }
        case "MapInfo File": if let bounds { result.append("BOUNDS=\(bounds)") }
        default: break
        }
        return result
    }

    /// The human name in `gpkg_contents`, which no two layers of a file may share (OGC 12-128r19, table 4).
    private var identifier: String { options.appendsLayer ? schema.collection : schema.title }

    private var geometryName: String {
        freeName([schema.geometry?.name ?? "geom", "geom", "geometry", "pafta_geom"])
    }

    /// SQLite does not tell letter cases of column names apart.
    private func freeName(_ names: [String]) -> String {
        let taken = Set(schema.properties.map { $0.name.lowercased() })
        return names.first { !taken.contains($0.lowercased()) } ?? "pafta_\(taken.count)"
    }

    /// Where MapInfo's two thousand million steps lie: as tight as is safe.
    private var bounds: String? {
        if let extent = options.extent, !extent.isEmpty {
            let wide = extent.expanded(by: max(extent.width, extent.height) * 0.01 + 1)
            return "\(wide.minX),\(wide.minY),\(wide.maxX),\(wide.maxY)"
        }
        guard let code = schema.geometry?.crs.epsgCode, (5_253...5_259).contains(code) || (2_319...2_325).contains(code)
        else { return nil }
        // Three-degree zones of Turkey with several zones to either side, in steps of 1.5 mm.
        return "-1000000,3000000,2000000,6000000"
    }
}
