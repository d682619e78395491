internal import CGDAL
import FeatureQuery
import GeoCore

/// A layer of a new dataset of GDAL that features are added to.
final class LayerOutput {
    private let dataset: GDALDataset
    let layer: OGRLayer
    private let format: VectorFormat
    private let schema: FeatureSchema
    let messages: GDALMessages
    private var fields: [FieldWriter] = []
    let encoding: TextEncoding?
    /// The field that carries text identifiers.
    private var identifierField: FieldWriter?

    /// Whether the format has a place for geometries.
    private var keepsGeometry = true
    private var buffer: [UInt8] = []
    private var geometryBytes = ByteWriter()
    private var count: Int64 = 0
    private var isInTransaction = false

    /// Features between two commits: few enough to bound the log of SQLite.
    private static let transactionSize: Int64 = 100_000
    /// The name a text identifier's field has while GDAL writes it as the `id` of a GeoJSON feature.
    private static let identifierName = "pafta_id"

    init(
        _ dataset: GDALDataset,
        _ definition: LayerDefinition,
        messages: GDALMessages
    ) throws(PaftaError) {
        self.dataset = dataset
        self.messages = messages
        format = definition.format
        schema = definition.schema
        encoding = definition.valueEncoding
        layer = try definition.createLayer(in: dataset, messages)
        if schema.geometry != nil, layer.geometryType == wkbNone {
            keepsGeometry = false
            messages.note(.geometryLeftOut(format.driver))
        }
        try createFields(definition)
        isInTransaction = dataset.startTransaction()
    }

    private func createFields(_ definition: LayerDefinition) throws(PaftaError) {
        let types = Set(
            (dataset.driverMetadata("DMD_CREATIONFIELDDATATYPES") ?? "").split(separator: " ").map(String.init)
        )
        let subtypes = (dataset.driverMetadata("DMD_CREATIONFIELDDATASUBTYPES") ?? "").split(separator: " ")
        if definition.identifierUse == .text {
            _ = layer.createField(Array(Self.identifierName.utf8), OFTString, OFSTNone, width: 0)
            let index = layer.fieldIndex(Self.identifierName)
            identifierField = index.map { FieldWriter(index: Int32($0), column: 0, encoding: nil) }
        }
        for (column, property) in schema.properties.enumerated() {
            let name = definition.written(property.name)
            var index = types.isEmpty ? layer.fieldIndex(property.name) : nil
            if !types.isEmpty {
                let before = layer.fieldCount
                let type = FieldWriter.fieldType(property.type, known: types)
                let isBoolean = property.type == .boolean && subtypes.contains("Boolean")
                let created = layer.createField(
                    name,
                    type,
                    isBoolean ? OFSTBoolean : OFSTNone,
                    width: definition.width(of: property)
                )
                index = created && layer.fieldCount > before ? before : nil
            }
            messages.forgetFailures()
            guard let index else {
                messages.note(.fieldLeftOut(property.name, format: format.driver))
                continue
            }
            note(property.name, field: index, definition)
            fields.append(FieldWriter(index: Int32(index), column: column, encoding: encoding))
        }
    }

    /// Tells of names that the format cut or changed.
    private func note(_ name: String, field: Int, _ definition: LayerDefinition) {
        guard let written = layer.field(field).flatMap({ definition.nameDecoder.text($0.name) }), written != name else {
            return
        }
        messages.note(.fieldRenamed(name, to: written))
    }

    /// Adds the features of a batch.
    ///
    /// - Throws: `target.unwritable` with the number of the feature.
    func write(_ batch: FeatureBatch) throws(PaftaError) {
        guard batch.properties.count == schema.properties.count else { throw .unexpectedBatch() }
        for row in 0..<batch.count {
            if format.needsGeometry, !batch.hasGeometry || batch.geometry.types[row] == nil {
                messages.note(.featureLeftOut(format.driver))
                continue
            }
            guard let feature = layer.newFeature() else { throw refused() }
            try fill(feature, row, of: batch)
            let isAdded = layer.add(feature)
            guard isAdded, messages.failures.isEmpty else { throw refused() }
            count += 1
            if isInTransaction, count % Self.transactionSize == 0 {
                guard dataset.commitTransaction() else { throw refused() }
                isInTransaction = dataset.startTransaction()
            }
        }
    }

    private func fill(_ feature: borrowing OGRFeature, _ row: Int, of batch: FeatureBatch) throws(PaftaError) {
        if let identifierField {
            _ = identifierField.set(row, of: batch.identifiers, in: feature, &buffer)
        } else if format.identifiers != .none, batch.identifiers.type == .integer {
            feature.set(identifier: batch.identifiers.integers[row])
        }
        for field in fields where !field.set(row, of: batch.properties[field.column], in: feature, &buffer) {
            if let encoding { messages.note(.unencodable(encoding.name, field: schema.properties[field.column].name)) }
        }
        guard let geometry = schema.geometry, keepsGeometry, batch.hasGeometry, batch.geometry.types[row] != nil else {
            return
        }
        geometryBytes.removeAll()
        WKBWriter().append(row: row, of: batch.geometry, to: &geometryBytes)
        guard feature.setGeometry(geometryBytes.bytes, keepsHeights: geometry.hasHeights) else { throw refused() }
    }

    /// Ends the last transaction and closes the file.
    ///
    /// - Throws: `target.unwritable`.
    func close() throws(PaftaError) {
        let isCommitted = !isInTransaction || dataset.commitTransaction()
        isInTransaction = false
        dataset.close()
        guard isCommitted, messages.failures.isEmpty else {
            throw .unwritableTarget(schema.collection, cause: messages.cause)
        }
    }

    private func refused() -> PaftaError {
        .refusedFeature(count + 1, format: format.driver, cause: messages.cause)
    }
}

extension OGRFeature {
    /// Gives the feature a geometry; `false` if OGR cannot read it.
    fileprivate func setGeometry(_ bytes: ArraySlice<UInt8>, keepsHeights: Bool) -> Bool {
        var created: OGRGeometryH?
        let result = unsafe bytes.withUnsafeBytes { bytes in
            unsafe OGR_G_CreateFromWkbEx(bytes.baseAddress, nil, &created, bytes.count)
        }
        guard result == OGRERR_NONE, let geometry = unsafe OGRGeometry(taking: created) else { return false }
        if !keepsHeights { unsafe OGR_G_FlattenTo2D(geometry.borrowed) }
        return unsafe OGR_F_SetGeometryDirectly(handle, geometry.release()) == OGRERR_NONE
    }
}
