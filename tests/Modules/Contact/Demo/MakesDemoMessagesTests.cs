using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Demo;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Contact.Demo;

public sealed class MakesDemoMessagesTests : ContactTest
{
    [Fact]
    public async Task The_demo_has_messages_that_were_sent_came_back_wait_and_were_refused()
    {
        var demo = new Neighbourhood.Kernel.Demo(8, "x");
        for (var n = 0; n < 8; n++)
        {
            var (person, household) = await Here.Family("Amara" + (char)('a' + n));
            demo.HouseholdIds.Add(household);
            if (n == 1) Here.Reach[person] = Here.Reach[person] with { Points = [Here.Point(ReachMode.Letter)] };
            if (n == 2) Here.Reach[person] = Here.Reach[person] with { Language = "Urdu", InterpreterNeeded = true };
        }
        await World.AsSystem().With(async services =>
        {
            await services.GetRequiredService<MakesDemoMessages>().Make(demo, default);
            return true;
        });
        var states = (await World.Sql<string>("SELECT DISTINCT state FROM contact_message")).Select(Enum.Parse<MessageState>).ToHashSet();
        Assert.Superset(new HashSet<MessageState> { MessageState.Sent, MessageState.Delivered, MessageState.Undeliverable, MessageState.Refused, MessageState.ToPost, MessageState.Waits }, states);
    }
}
