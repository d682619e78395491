#pragma once
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

/* What a path of this machine names; the macros that tell it from st_mode cannot be called from Swift. */
#define PAFTA_PATH_NOTHING 0
#define PAFTA_PATH_FILE 1
#define PAFTA_PATH_FOLDER 2
#define PAFTA_PATH_OTHER 3

static inline int pafta_path_kind(const char *path) {
    struct stat status;
    if (stat(path, &status) != 0) return PAFTA_PATH_NOTHING;
    if (S_ISREG(status.st_mode)) return PAFTA_PATH_FILE;
    return S_ISDIR(status.st_mode) ? PAFTA_PATH_FOLDER : PAFTA_PATH_OTHER;
}

static inline long long pafta_file_size(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 ? (long long)status.st_size : -1;
}

/* Copies within or between file systems, shared where they can; the declaration in unistd.h is not visible to Swift. */
static inline ssize_t pafta_copy_range(int from, int to, size_t count) {
    return syscall(SYS_copy_file_range, from, NULL, to, NULL, count, 0u);
}

/* What the failures of refused fetches begin with. */
#define PAFTA_REMOTE_REFERENCE "remote reference refused: "

static CPLHTTPResult *pafta_refused_fetch(const char *url, CSLConstList options, GDALProgressFunc progress,
                                          void *progress_data, CPLHTTPFetchWriteFunc write, void *write_data,
                                          void *data) {
    (void)options, (void)progress, (void)progress_data, (void)write, (void)write_data, (void)data;
    CPLError(CE_Failure, CPLE_OpenFailed, PAFTA_REMOTE_REFERENCE "%s", url);
    CPLHTTPResult *result = (CPLHTTPResult *)CPLCalloc(1, sizeof(CPLHTTPResult));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("the network is switched off");
    return result;
}

static void *pafta_refused_open(void *data, const char *name, const char *access) {
    (void)data, (void)access;
    CPLError(CE_Failure, CPLE_OpenFailed, PAFTA_REMOTE_REFERENCE "%s", name);
    return NULL;
}

static int pafta_refused_stat(void *data, const char *name, VSIStatBufL *status, int flags) {
    (void)data, (void)name, (void)status, (void)flags;
    return -1;
}

/* Lets every request of GDAL fail before anything is sent; libcurl is never reached. */
static inline int pafta_refuse_fetches(void) {
    CPLHTTPSetFetchCallback(pafta_refused_fetch, NULL);
    return 1;
}

/* Puts a file system that opens nothing in the place of one of GDAL's, such as /vsicurl/. */
static inline int pafta_refuse_file_system(const char *prefix) {
    VSIFilesystemPluginCallbacksStruct *callbacks = VSIAllocFilesystemPluginCallbacksStruct();
    callbacks->open = pafta_refused_open;
    callbacks->stat = pafta_refused_stat;
    int result = VSIInstallPluginHandler(prefix, callbacks);
    VSIFreeFilesystemPluginCallbacksStruct(callbacks);
    return result;
}
