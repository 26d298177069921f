namespace Neighbourhood.Testing;

/// <summary>
/// Folders for the databases of a run. Every answered command waits until the disk has it, and a run answers some hundred thousand: where the
/// machine offers memory as a folder, and enough of it, they lie there. How long they last is no part of what the tests show; a killed process loses
/// nothing either way.
/// </summary>
internal static class Scratch
{
    private const string Memory = "/dev/shm";

    /// <summary>In containers it is often 64 MB, in which a run would end with a full disk.</summary>
    private const long Room = 2L << 30;

    private static readonly bool HasMemory = OperatingSystem.IsLinux() && Directory.Exists(Memory) && new DriveInfo(Memory).AvailableFreeSpace > Room;

    /// <summary>A new empty folder; whoever asked for it deletes it.</summary>
    internal static string Folder(string prefix)
    {
        if (!HasMemory) return Directory.CreateTempSubdirectory(prefix).FullName;
        try
        {
            return Directory.CreateDirectory(Path.Combine(Memory, prefix + Path.GetRandomFileName())).FullName;
        }
        catch (UnauthorizedAccessException)
        {
            return Directory.CreateTempSubdirectory(prefix).FullName;
        }
    }
}
