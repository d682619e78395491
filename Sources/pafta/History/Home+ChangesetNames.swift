import GeoCore
import GeoPackageStore

extension Home {
    /// Returns the changeset that a person means: by its number, or by a day or moment that the state after it held at.
    ///
    /// - Throws: `moment.invalid`, `history.tooEarly`, `history.missing`, `collection.unknown`, `store.locked`.
    func changeset(of layer: String, named text: String) throws(PaftaError) -> Int64 {
        if let number = Int64(text), number > 0 { return number }
        return try changeset(of: layer, at: text)
    }
}
