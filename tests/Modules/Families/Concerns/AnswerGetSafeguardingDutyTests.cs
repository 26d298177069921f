using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Concerns;

public sealed class AnswerGetSafeguardingDutyTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _duty;
    private string _setting = "";

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _duty = _world.NewId();
        _world.Answers<GetSetting, string>(q => q.Key == "safeguarding.leads" ? _setting : "999, 101");
        _world.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(_duty, "Sam Field", null, null, false)]);
        _world.Answers<GetWorkAddress, string?>(q => q.UserId == _duty ? "duty@x.example" : null);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_says_the_numbers_of_this_hour_and_who_of_the_duty_service_has_an_account()
    {
        _setting = "Mon-Sun 00:00-24:00 duty Duty@x.example 01632 960002";
        Assert.Equal(new GetSafeguardingDuty.Answer("999, 101, 01632 960002", _duty), await _world.AsSystem().Ask(new GetSafeguardingDuty(null)));
    }

    [Fact]
    public async Task Without_an_account_or_at_another_hour_it_is_nobody()
    {
        _setting = "Mon-Sun 00:00-24:00 duty 01632 960002";
        Assert.Null((await _world.AsSystem().Ask(new GetSafeguardingDuty(null))).DutyUserId);
        _setting = "Mon-Sun 18:00-24:00 duty duty@x.example 01632 960002";
        Assert.Equal(new GetSafeguardingDuty.Answer("999, 101", null), await _world.AsSystem().Ask(new GetSafeguardingDuty(null)));
        _setting = "";
        Assert.Equal(new GetSafeguardingDuty.Answer("999, 101", null), await _world.AsSystem().Ask(new GetSafeguardingDuty(null)));
    }
}
