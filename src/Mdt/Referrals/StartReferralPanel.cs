using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>On a household's card: the way to a referral, for everybody who may refer.</summary>
internal sealed class StartReferralPanel : IPanel
{
    public string Permission => Permissions.Refer;

    public int Order => 51;

    public string Partial => "/Mdt/Referrals/StartReferralPanel.cshtml";

    internal sealed record Shown(Guid HouseholdId);

    public Task<object?> For(Guid householdId, CancellationToken ct) => Task.FromResult<object?>(new Shown(householdId));
}
