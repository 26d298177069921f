using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Unborn;

/// <summary>No baby of this pregnancy is expected any more: each leaves every list and every count, in the same transaction.</summary>
internal sealed class DropsUnbornWhenPregnancyEndedInLoss(UnbornRows rows, UnbornMembers members) : IWhen<PregnancyEndedInLoss>
{
    public async Task Handle(PregnancyEndedInLoss happened, CancellationToken ct)
    {
        await rows.NoneExpected(happened.PregnancyId, ct);
        await members.Leave(happened.PersonId, ct);
    }
}
