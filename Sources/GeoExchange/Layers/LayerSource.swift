internal import CGDAL
import FeatureQuery
import GeoCore

/// A layer of an opened dataset, with all that is needed to read its features.
struct LayerSource: LayerContent {
    let source: OpenedSource
    let index: Int
    private(set) var description: VectorLayer
    private(set) var fields: [FieldReader] = []
    /// The field that holds text identifiers.
    private(set) var identifierField: Int32?
    private(set) var swapsAxes = false
    private(set) var isGeographic = false
    /// Whether layers cannot be read one by one, as in OpenStreetMap's files.
    let isSequential: Bool

    /// Describes all layers of a dataset.
    static func all(of source: OpenedSource, _ messages: GDALMessages) throws(PaftaError) -> [LayerSource] {
        var layers: [LayerSource] = []
        for index in 0..<source.dataset.layerCount {
            guard let layer = source.dataset.layer(index) else { continue }
            layers.append(try LayerSource(source, index, layer))
            messages.forgetFailures()
        }
        return layers
    }

    func makeReader(batchSize: Int, keepsNonFinite: Bool) throws(PaftaError) -> any LayerReader {
        DatasetLayerReader(self, batchSize: batchSize, keepsNonFinite: keepsNonFinite)
    }

    private init(_ source: OpenedSource, _ index: Int, _ layer: OGRLayer) throws(PaftaError) {
        self.source = source
        self.index = index
        isSequential = source.dataset.has(capability: ODsCRandomLayerRead)
        guard let name = source.decoder.text(layer.name) else {
            let isUTF8 = TextDecoder.isUTF8(layer.name.span)
            throw .unclearLayerName(index + 1, source.encoding, isUTF8: isUTF8)
        }
        let shape = LayerShape(layer, driver: source.driver, maySample: !isSequential)
        description = VectorLayer(
            name: name,
            geometryType: shape.type,
            hasGeometry: shape.hasGeometry,
            hasHeights: shape.hasHeights,
            properties: [],
            featureCount: layer.featureCount,
            extent: layer.extent,
            carriesIdentifiers: !layer.identifierColumn.isEmpty,
            identifiers: .integer,
            encoding: source.encoding?.name
        )
        describeCRS(layer)
        try readFields(layer)
        describeIdentifiers(layer)
    }

    private mutating func describeCRS(_ layer: OGRLayer) {
        guard description.hasGeometry, !source.guessesCRS, let reference = layer.spatialReference() else { return }
        let recognised = CRSRecognition(reference)
        description.crs = recognised.identity
        description.crsName = recognised.name
        description.crsWKT = recognised.wellKnownText
        swapsAxes = recognised.swapsAxes
        isGeographic = recognised.isGeographic
        if swapsAxes, let extent = description.extent {
            description.extent = Envelope(
                minX: extent.minY,
                minY: extent.minX,
                maxX: extent.maxY,
                maxY: extent.maxX
            )
        }
    }

    private mutating func readFields(_ layer: OGRLayer) throws(PaftaError) {
        for index in 0..<layer.fieldCount {
            guard let field = layer.field(index) else { continue }
            guard let name = source.decoder.text(field.name) else {
                let isUTF8 = TextDecoder.isUTF8(field.name.span)
                throw .unclearFieldName(index + 1, layer: description.name, source.encoding, isUTF8: isUTF8)
            }
            let reader = FieldReader(Int32(index), name: name, type: field.type, subtype: field.subtype)
            let length = reader.kind == .text && field.width > 0 ? field.width : nil
            fields.append(reader)
            description.properties.append(PropertyDefinition(name: name, type: reader.type, maximumLength: length))
        }
    }

    private mutating func describeIdentifiers(_ layer: OGRLayer) {
        if description.carriesIdentifiers {
            description.identifierProperty = source.decoder.text(layer.identifierColumn)
        }
        guard ["GeoJSON", "GeoJSONSeq"].contains(source.driver) else { return }
        let member = GeoJSONIdentifier(path: source.path)
        switch member.kind {
        case .none: break
        case .integer:
            description.carriesIdentifiers = true
            description.identifierProperty = "id"
        case .text:
            // Where the properties have an `id` of their own, GDAL hands over only that.
            guard !member.isAlsoProperty, let place = fields.firstIndex(where: { $0.name == "id" && $0.kind == .text })
            else { return }
            description.carriesIdentifiers = true
            description.identifiers = .text
            description.identifierProperty = "id"
            identifierField = fields[place].index
            fields.remove(at: place)
            description.properties.remove(at: place)
        }
    }
}
