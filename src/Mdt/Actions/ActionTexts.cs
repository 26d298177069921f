using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>What of the words of other people's actions a viewer may read: not where somebody in it objects to being talked about, but for the chair.</summary>
internal sealed class ActionTexts(Objections objections, Guard guard)
{
    /// <summary>Whether the words of an action are left out.</summary>
    internal async Task<Func<Guid, Guid?, Guid, bool>> LeftOut(IEnumerable<(Guid CaseId, Guid MdtId)> actions, CancellationToken ct)
    {
        List<(Guid CaseId, Guid MdtId)> all = [.. actions.Distinct()];
        var heard = await objections.InCases(all.Select(a => a.CaseId), ct);
        var chaired = new HashSet<Guid>();
        foreach (var team in all.Select(a => a.MdtId).Distinct())
            if (await guard.Reaches(Permissions.Chair, "MdtId", team, ct)) chaired.Add(team);
        return (caseId, referralId, mdtId) => !chaired.Contains(mdtId) && heard.In(caseId, referralId).IsHidden;
    }
}
