using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>On a midwife's first page: how much is overdue, due today and this week, and how many have gone quiet. Counts alone.</summary>
internal sealed class WaitingPregnancies(Worklist worklist) : IWaiting
{
    public string Path => "/antenatal";

    public async Task<string?> Says(CancellationToken ct)
    {
        var lines = (await worklist.Read(ct)).Lines;
        List<(int Count, string Says)> parts =
        [
            (lines.Count(l => l.Bucket == DueBucket.Overdue), "overdue"), (lines.Count(l => l.Bucket == DueBucket.Today), "for today"),
            (lines.Count(l => l.Bucket == DueBucket.ThisWeek), "this week"), (lines.Count(l => l.IsQuiet), "to find out about"),
        ];
        var said = parts.Where(p => p.Count > 0).Select(p => $"{p.Count} {p.Says}").ToList();
        return said.Count == 0 ? null : $"{string.Join(", ", said)}.";
    }
}

/// <summary>What is due within the week of a midwife's own pregnancies, in the one list of what waits for her. A question about a silence or a date is a task of its own there.</summary>
internal sealed class PregnanciesInMyWork(Worklist worklist, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
{
    public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct)
    {
        if (question.UserId != user.Id || !user.May(Permissions.Work)) return [];
        return
        [
            .. (await worklist.Read(ct)).Lines.Where(l => l is { Mine: true, SilenceId: null } && l.Bucket != DueBucket.Later && l.Next.Path != PregnancyPaths.Dates(l.PregnancyId)).Take(GatherMyWork.Most)
                .Select(l => new GatherMyWork.Part("Pregnancies", l.Next.What, l.Next.On, l.Next.Path, l.Bucket == DueBucket.Overdue ? WorkPriority.High : WorkPriority.Medium)),
        ];
    }
}
