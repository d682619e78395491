internal import CGDAL
import FeatureQuery
import GeoCore

extension LayerOutput {
    /// Writes the entities of an existing drawing, as they are, before those of the new layer.
    ///
    /// - Throws: `source.damaged`, `target.unwritable`.
    func copy(from path: String) throws(PaftaError) {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let source = try OpenedSource(path, name: name, encoding: nil, messages: messages)
        guard let entities = source.dataset.layer(0) else { return }
        while let feature = entities.nextFeature() {
            guard let copy = layer.newFeature(), unsafe OGR_F_SetFrom(copy.handle, feature.handle, 1) == OGRERR_NONE
            else { throw .unwritableTarget(name, cause: messages.cause) }
            encodeTexts(of: copy)
            guard layer.add(copy) else { throw .unwritableTarget(name, cause: messages.cause) }
        }
        if let cause = messages.cause { throw .damagedSource(name, cause: cause) }
    }

    /// What was read is UTF-8; what is written must be of the drawing's code page.
    private func encodeTexts(of feature: borrowing OGRFeature) {
        guard let encoding else { return }
        for index in 0..<layer.fieldCount {
            guard let field = layer.field(index), field.type == OFTString, feature.hasValue(Int32(index)) else {
                continue
            }
            let text = unsafe feature.withText(Int32(index)) { unsafe Array($0) }
            var column = PropertyColumn(type: .text)
            column.bytes = text
            column.endBytes()
            var buffer: [UInt8] = []
            let writer = FieldWriter(index: Int32(index), column: 0, encoding: encoding)
            if !writer.set(0, of: column, in: feature, &buffer) {
                messages.note(.unencodable(encoding.name, field: String(decoding: field.name, as: UTF8.self)))
            }
        }
    }
}
