# frozen_string_literal: true

require_relative "vectors"
require_relative "script"

class ReconcileVectors < PerkTest
  include Given

  vectors "reconcile" do |given|
    if given["error"]
      assert_error given["error"], assert_raises(Perk::Error) { outcomes_of(given) }, given.name
    else
      assert_equal given["outcomes"], outcomes_of(given)
    end
  end

  def outcomes_of(given)
    client = client_of(given)
    asked = CORE.perk_reconcile_new
    CORE.perk_reconcile_add(asked, args_of(given))
    given["reads"].each { |step| make(client, asked, step) }
    assert_nil CORE.perk_reconcile_next(asked)
    Array.new(CORE.perk_reconcile_count(asked)) do |n|
      outcome = CORE.perk_outcome_name(CORE.perk_reconcile_at(asked, n))
      assert_equal outcome == "rejected", !CORE.perk_reconcile_error(asked, n).nil?
      { "outcome" => outcome, "reason" => CORE.perk_reconcile_reason(asked, n) }
    end
  end

  def make(client, asked, step)
    request = CORE.perk_request_build(client, CORE.perk_reconcile_next(asked))
    assert_equal ["GET", step["url"]],
                 [CORE.perk_request_method(request), CORE.perk_request_url(request)]
    left = step["pages"].size
    step["pages"].each do |body|
      enough = CORE.perk_reconcile_page(asked, CORE.perk_doc_parse(JSON.generate(body), 0))
      assert_equal 0, enough if (left -= 1).positive?
    end
    code = TABLE["errors"].find { |row| row["name"] == step["failed"] }&.fetch("code") || 0
    CORE.perk_reconcile_end(asked, code)
  end
end

class ModifyVectors < PerkTest
  include Given

  vectors "modify" do |given|
    if given["error"]
      assert_error given["error"], assert_raises(Perk::Error) { request_of(given) }, given.name
    else
      assert_equal given["request"], request_of(given)
    end
  end

  def request_of(given)
    client = client_of(given)
    op = CORE.perk_op_find(given["operation"])
    wanted = CORE.perk_modify_new(op, JSON.generate(given["changes"]),
                                  given["strict"] == false ? 0 : 1)
    read = CORE.perk_request_build(client, CORE.perk_modify_read(wanted))
    assert_equal given["read"], CORE.perk_request_url(read)
    reply = CORE.perk_doc_parse(JSON.generate(given["reply"]), 0)
    request = CORE.perk_request_build(client, CORE.perk_modify_write(wanted, reply))
    { "method" => CORE.perk_request_method(request), "url" => CORE.perk_request_url(request),
      "body" => CORE.perk_request_body(request) }
  end
end
