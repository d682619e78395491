internal import GeoCore
internal import Hummingbird
internal import NIOCore

/// Reads the body of a request.
enum RequestBody {
    /// The most that is read, in bytes; a filter of 100,000 positions has room in it.
    private static let maximumSize = 4 << 20

    /// Returns the bytes of the body.
    ///
    /// - Throws: `request.tooLarge`, `request.malformed` if the connection breaks.
    static func read(_ request: Request) async throws(PaftaError) -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > maximumSize { throw .tooLarge }
        var bytes: [UInt8] = []
        do {
            for try await part in request.body {
                guard bytes.count + part.readableBytes <= maximumSize else { throw PaftaError.tooLarge }
                bytes.append(contentsOf: part.readableBytesView)
            }
        } catch let error as PaftaError {
            throw error
        } catch {
            throw .malformedRequest("its body ends early")
        }
        return bytes
    }
}

extension PaftaError {
    fileprivate static var tooLarge: PaftaError {
        PaftaError(
            .limitExceeded,
            .tooLargeRequest,
            LocalizedText("The request has more than 4 MiB.", tr: "İstek 4 MiB'den büyük."),
            remedy: LocalizedText(
                "Use fewer positions, or several requests.",
                tr: "Daha az nokta kullanın ya da birkaç istek gönderin."
            )
        )
    }
}
