internal import Foundation
internal import GRDB

extension Row {
    /// Whom a key or certificate stands for.
    var owner: CredentialOwner {
        if let number: String = self["agreement"] { .agreement(number) } else { .account(self["account"]) }
    }

    /// Returns the bytes of a column.
    func bytes(_ column: String) -> [UInt8] {
        let data: Data = self[column]
        return Array(data)
    }
}

extension [UInt8] {
    /// The bytes as a value of the database.
    var blob: Data { Data(self) }
}
