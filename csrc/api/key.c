#include "api/key.h"

bool perk_field_is_positional(const perk_field *field)
{
    return field->type == PERK_T_ITEM || (field->place & PERK_IN_PATH && !field->setting);
}

bool perk_field_names_user(const perk_field *field)
{
    perk_str name = perk_str_of(field->name), user = perk_str_of("user_id");
    return name.len >= user.len && perk_str_eq(perk_str_from(name, name.len - user.len), user);
}

const perk_field *perk_op_key_field(const perk_op *op)
{
    const perk_field *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < op->param_count; i++) {
        if (!perk_field_is_positional(&op->params[i]))
            continue;
        if (perk_field_names_user(&op->params[i]))
            return &op->params[i];
        found = &op->params[i];
        count++;
    }
    return count == 1 ? found : NULL;
}

const char *perk_op_key(const perk_op *op)
{
    const perk_field *field = perk_op_key_field(op);
    return field ? field->name : NULL;
}
