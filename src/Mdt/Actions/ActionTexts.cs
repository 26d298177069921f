using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>What of the words of actions a viewer may read: of other people's not where somebody in it objects to being talked about, but for the chair.</summary>
internal sealed class ActionTexts(Objections objections, Guard guard, CurrentUser user)
{
    internal const string NotShown = "Not shown any more: ask whoever invited you";

    /// <summary>Their account is a light one: they see what they promised, and nothing about a family beside it.</summary>
    internal bool IsGuest => !user.May(Permissions.Refer);

    /// <summary>What an owner reads of their own action: a worker all of it; somebody from outside not where somebody in it objects.</summary>
    internal async Task<Func<Guid, Guid?, string, string>> ForOwner(IEnumerable<Guid> caseIds, CancellationToken ct)
    {
        if (!IsGuest) return (_, _, text) => text;
        var heard = await objections.InCases(caseIds, ct);
        return (caseId, referralId, text) => heard.In(caseId, referralId).IsHidden ? NotShown : text;
    }

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
