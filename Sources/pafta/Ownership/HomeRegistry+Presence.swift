import GeoCore
import GeoPackageStore
import Glibc
import HomeRegistry

extension HomeRegistry {
    /// Opens the registry of a home that has one: who only looks leaves no file behind.
    ///
    /// - Returns: The registry; `nil` if nothing was ever loaded.
    /// - Throws: `registry.unreadable`.
    static func present(in home: Home) throws(PaftaError) -> HomeRegistry? {
        guard unsafe access("\(home.path)/registry.sqlite", F_OK) == 0 else { return nil }
        return try HomeRegistry(home: home.path)
    }
}
