using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Mdt.Referrals;

/// <summary>A team whose chair and coordinator are members, where a test makes them so.</summary>
public abstract class ArrangedRunners : ArrangedTeam
{
    protected Task Runs(Actor who, string duty) => World.Arrange("""
        INSERT INTO mdt_member (id, mdt_id, user_id, duty, profession, joined_on) VALUES (@id, @Mdt, @user, @duty, 'gp', @Today)
        """, new { id = World.NewId(), Mdt, user = who.Id, duty, Today });
}
