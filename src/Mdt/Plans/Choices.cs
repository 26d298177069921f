using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Plans;

/// <summary>What can be chosen on the pages of a case.</summary>
internal static class Choices
{
    internal static IEnumerable<SelectListItem> Sources => Enum.GetValues<ContactSource>().Select(s => new SelectListItem(Outcome.InWords(s), s.ToString()));

    internal static IEnumerable<SelectListItem> Answers => Enum.GetValues<FriendsAndFamily>().Select(s => new SelectListItem(Outcome.InWords(s), s.ToString()));

    /// <summary>A case has three levels: who comes in crisis is a specialist case.</summary>
    internal static IEnumerable<SelectListItem> Levels => Enum.GetValues<NeedLevel>().Where(l => l != NeedLevel.Crisis).Select(l => new SelectListItem(l.InWords(), l.ToString()));
}
