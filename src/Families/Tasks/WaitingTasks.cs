using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>On the first page: how much a worker has to do, how much is overdue or due tomorrow, and what waits for somebody to take it.</summary>
internal sealed class WaitingTasks(ISend send) : IWaiting
{
    public string Path => "/families/tasks";

    public async Task<string?> Says(CancellationToken ct)
    {
        var tasks = await send.Ask(new ListTasks.Query(), ct);
        List<(int Count, string Says)> parts =
        [
            (tasks.Mine.Count, "to do"),
            (tasks.Mine.Count(t => t.Bucket == TaskBucket.Overdue), "overdue"),
            (tasks.Mine.Count(t => t.Bucket == TaskBucket.Review), "to look at again"),
            (tasks.Mine.Count(t => t.DueTomorrow), "due tomorrow"),
            (tasks.Team.Count, "for your teams"),
            (tasks.Nobodys.Count, "that nobody has"),
        ];
        var said = parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Says}").ToList();
        return said.Count == 0 ? null : $"{string.Join(", ", said)}.";
    }
}
