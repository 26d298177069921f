using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class NoteAgreementTests : ArrangedSupporters
{
    [Fact]
    public async Task The_day_of_the_agreement_is_kept()
    {
        var (id, _) = await Supporting(agreed: false);
        await Refuses("On", () => Coordinator.Send(new NoteAgreement.Command(id, null)));
        await Refuses("On", () => Coordinator.Send(new NoteAgreement.Command(id, Today.AddDays(1))));
        await IsTheCoordinatorsAlone(a => a.Send(new NoteAgreement.Command(id, Today)));
        Assert.NotEmpty(await Lacks(id));
        await Coordinator.Send(new NoteAgreement.Command(id, Today));
        Assert.Empty(await Lacks(id));
    }
}
