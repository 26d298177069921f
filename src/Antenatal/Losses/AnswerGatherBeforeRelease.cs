using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>Contact does not begin again while what was recorded is not kept yet, or while messages that were held wait to be read again.</summary>
internal sealed class AnswerGatherBeforeRelease(Db db) : IGatherHandler<GatherBeforeRelease, GatherBeforeRelease.Part>
{
    public async Task<IReadOnlyList<GatherBeforeRelease.Part>> Handle(GatherBeforeRelease question, CancellationToken ct)
    {
        var waits = await db.Find<int>("SELECT COUNT(*) FROM antenatal_loss_try WHERE pregnancy_id = @PregnancyId AND ended_at IS NULL", question, ct) > 0;
        var reread = await db.Find<int>("SELECT COUNT(*) FROM antenatal_pregnancy WHERE id = @PregnancyId AND reread_from IS NOT NULL", question, ct) > 0;
        var page = $"/antenatal/pregnancies/{question.PregnancyId}/loss";
        return
        [
            .. waits ? [new GatherBeforeRelease.Part("Wait until what was recorded is kept, or put it right where it was a mistake", page)] : Array.Empty<GatherBeforeRelease.Part>(),
            .. reread ? [new GatherBeforeRelease.Part("Read each message again first", $"{page}/reread")] : Array.Empty<GatherBeforeRelease.Part>(),
        ];
    }
}
