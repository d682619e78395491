internal import GeoCore
internal import Hummingbird
internal import NIOCore

/// Reads the body of a request.
enum RequestBody {
    /// The most that is read, in bytes; a filter of 100,000 positions has room in it.
    private static let maximumSize = 4 << 20

    /// Returns the bytes of the body.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - maximumSize: The most that is read, in bytes.
    /// - Returns: The bytes.
    /// - Throws: `request.tooLarge`, `request.malformed` if the connection breaks.
    static func read(
        _ request: Request,
        atMost maximumSize: Int = RequestBody.maximumSize
    ) async throws(PaftaError) -> [UInt8] {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > maximumSize {
            throw .tooLarge(maximumSize)
        }
        var bytes: [UInt8] = []
        do {
            for try await part in request.body {
                guard bytes.count + part.readableBytes <= maximumSize else { throw PaftaError.tooLarge(maximumSize) }
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
    fileprivate static func tooLarge(_ maximumSize: Int) -> PaftaError {
        let size = maximumSize >= 1 << 20 ? "\(maximumSize >> 20) MiB" : "\(maximumSize >> 10) KiB"
        return PaftaError(
            .limitExceeded,
            .tooLargeRequest,
            LocalizedText("The request has more than \(size).", tr: "İstek çok büyük; en çok \(size) olabilir."),
            remedy: LocalizedText(
                "Use fewer positions, or several requests.",
                tr: "Daha az nokta kullanın ya da birkaç istek gönderin."
            )
        )
    }
}
