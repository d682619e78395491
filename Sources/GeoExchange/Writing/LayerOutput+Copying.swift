internal import CGDAL
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
            guard let copy = layer.newFeature(), unsafe OGR_F_SetFrom(copy.handle, feature.handle, 1) == OGRERR_NONE,
                layer.add(copy)
            else { throw .unwritableTarget(name, cause: messages.cause) }
        }
        if let cause = messages.cause { throw .damagedSource(name, cause: cause) }
    }
}
