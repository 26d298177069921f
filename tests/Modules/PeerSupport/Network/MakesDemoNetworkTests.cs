using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Network;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Network;

public sealed class MakesDemoNetworkTests : ArrangedNetwork
{
    [Fact]
    public async Task Each_page_of_the_network_has_something_to_show()
    {
        var demo = new Demo(0, "");
        (demo.Accounts["hub"], demo.Accounts["midwife"], demo.Accounts["familyhelp"]) = (Hub.Id, Midwife.Id, Lead.Id);
        await World.AsSystem().With(async services =>
        {
            var part = services.GetServices<IDemoPart>().OfType<MakesDemoNetwork>().Single();
            await part.Make(demo, default);
            return true;
        });
        Assert.Equal(4, demo.Ids.Count);
        Assert.Equal(QuestionStatus.Open, await QuestionIs(demo.Ids["network:question:open"]));
        Assert.Equal(QuestionStatus.Answered, await QuestionIs(demo.Ids["network:question:answered"]));
        Assert.Equal(demo.Ids["network:answer:again"], Assert.Single((await Hub.Ask(new ViewNetwork.Query())).ToLookAt).ReplyId);
        Assert.Single(await Hub.Ask(new FindAnswers(null, NetworkTopic.FoodAndFuel)));
    }
}
